import { NotSupportedError } from "../../../errors.ts";
import { ApexBlob, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { ApexDocument } from "../Dom/Document.ts";
import { documentOf } from "../Dom/Document.ts";
import { Headers } from "../http/headers.ts";
import type { LibraryClass } from "../library.ts";

export class ApexHttpRequest extends PlatformObject {
  readonly apexType = "System.HttpRequest";
  endpoint: string | null = null;
  method: string | null = null;
  body: Buffer = Buffer.alloc(0);
  compressed: boolean | null = false;
  /** Milliseconds. */
  timeout = 10_000;
  readonly headers = new Headers();

  override toText(): string {
    return `System.HttpRequest[Endpoint=${String(this.endpoint)}, Method=${String(this.method)}]`;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httprequest.htm */
export const HttpRequestClass: LibraryClass = {
  name: "System.HttpRequest",
  constructors: { "": () => new ApexHttpRequest() },
  methods: {
    getBody: (self: ApexHttpRequest) => self.body.toString("utf8"),
    getBodyAsBlob: (self: ApexHttpRequest) => new ApexBlob(self.body),
    getBodyDocument: (self: ApexHttpRequest) => documentOf(self.body.toString("utf8")),
    getCompressed: (self: ApexHttpRequest) => self.compressed,
    getEndpoint: (self: ApexHttpRequest) => self.endpoint,
    getHeader: (self: ApexHttpRequest, name: string) => self.headers.get(name),
    getMethod: (self: ApexHttpRequest) => self.method,
    setBody: (self: ApexHttpRequest, body: string | null) => {
      self.body = Buffer.from(body ?? "", "utf8");
    },
    setBodyAsBlob: (self: ApexHttpRequest, body: ApexBlob) => {
      self.body = body.bytes;
    },
    setBodyDocument: (self: ApexHttpRequest, document: ApexDocument) => {
      self.body = Buffer.from(document.toXml(), "utf8");
    },
    setCompressed: (self: ApexHttpRequest, compressed: boolean | null) => {
      self.compressed = compressed;
    },
    setEndpoint: (self: ApexHttpRequest, endpoint: string | null) => {
      self.endpoint = endpoint;
    },
    setHeader: (self: ApexHttpRequest, name: string, value: string | null) => self.headers.set(name, value),
    setMethod: (self: ApexHttpRequest, method: string | null) => {
      self.method = method;
    },
    setTimeout: (self: ApexHttpRequest, milliseconds: number) => setTimeout(self, milliseconds),
    setClientCertificateName: (_self: ApexHttpRequest, name: string) => refuseCertificate(name),
    setClientCertificate: () => refuseCertificate("of a deprecated method"),
    toString: (self: ApexHttpRequest): ApexValue => self.toText()
  }
};

const LONGEST_TIMEOUT = 120_000;

function setTimeout(request: ApexHttpRequest, milliseconds: number): void {
  if (milliseconds < 1 || milliseconds > LONGEST_TIMEOUT) {
    raise("System.CalloutException", `Invalid timeout ${milliseconds}: it must be between 1 and ${LONGEST_TIMEOUT}`);
  }
  request.timeout = milliseconds;
}

/** Certificates and their keys are no metadata. */
function refuseCertificate(name: string): never {
  throw new NotSupportedError(`the client certificate ${name}`);
}
