import { PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

const DEFAULT_PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21 };

/** Protocols that Java's `URL` knows. */
const PROTOCOLS = ["http", "https", "ftp", "file", "jar", "mailto"];

/** A URL in the parts in which Java's `URL` has them; nothing is decoded. */
export class ApexUrl extends PlatformObject {
  readonly apexType = "System.Url";
  readonly protocol: string;
  readonly userInfo: string | null;
  readonly host: string;
  /** -1 where none is given. */
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  constructor(text: string) {
    super();
    const match =
      /^([A-Za-z][\w+.-]*):(?:\/\/(?:([^@/?#]*)@)?([^:/?#]*)(?::(\d+))?)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text);
    if (match === null) raise("System.StringException", `no protocol: ${text}`);
    this.protocol = (match[1] ?? "").toLowerCase();
    if (!PROTOCOLS.includes(this.protocol)) raise("System.StringException", `unknown protocol: ${this.protocol}`);
    this.userInfo = match[2] ?? null;
    this.host = match[3] ?? "";
    this.port = match[4] === undefined ? -1 : Number(match[4]);
    this.path = match[5] ?? "";
    this.query = match[6] ?? null;
    this.ref = match[7] ?? null;
  }

  get authority(): string {
    return `${this.userInfo === null ? "" : `${this.userInfo}@`}${this.host}${this.port < 0 ? "" : `:${this.port}`}`;
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  override toText(): string {
    return `${this.protocol}://${this.authority}${this.file}${this.ref === null ? "" : `#${this.ref}`}`;
  }
}

/** Where clients of the local org find it, whatever port it has. */
const ORG_URL = "http://localhost";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */
export const UrlClass: LibraryClass = {
  name: "System.Url",
  constructors: {
    "(String)": (_type: string, spec: string) => new ApexUrl(spec),
    "(System.Url,String)": (_type: string, context: ApexUrl, spec: string) =>
      new ApexUrl(new URL(spec, context.toText()).toString()),
    "(String,String,String)": (_type: string, protocol: string, host: string, file: string) =>
      new ApexUrl(`${protocol}://${host}${file}`),
    "(String,String,Integer,String)": (_type: string, protocol: string, host: string, port: number, file: string) =>
      new ApexUrl(`${protocol}://${host}:${port}${file}`)
  },
  statics: {
    getOrgDomainUrl: () => new ApexUrl(ORG_URL),
    getSalesforceBaseUrl: () => new ApexUrl(ORG_URL),
    getCurrentRequestUrl: () => new ApexUrl(ORG_URL)
  },
  methods: required({
    getAuthority: (self: ApexUrl) => self.authority,
    getDefaultPort: (self: ApexUrl) => DEFAULT_PORTS[self.protocol] ?? -1,
    getFile: (self: ApexUrl) => self.file,
    getHost: (self: ApexUrl) => self.host,
    getPath: (self: ApexUrl) => self.path,
    getPort: (self: ApexUrl) => self.port,
    getProtocol: (self: ApexUrl) => self.protocol,
    getQuery: (self: ApexUrl) => self.query,
    getRef: (self: ApexUrl) => self.ref,
    getUserInfo: (self: ApexUrl) => self.userInfo,
    sameFile: (self: ApexUrl, other: ApexUrl) => withoutRef(self) === withoutRef(other),
    toExternalForm: (self: ApexUrl) => self.toText(),
    toString: (self: ApexUrl): ApexValue => self.toText()
  })
};

function withoutRef(url: ApexUrl): string {
  return `${url.protocol}://${url.authority}${url.file}`;
}
