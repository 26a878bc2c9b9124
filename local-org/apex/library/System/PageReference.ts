import type { ApexList, ApexSObject } from "../../runtime/values/index.ts";
import type { PlainObject } from "../../runtime/plainObject.ts";
import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexMap, PlatformObject, raise, raiseNullArgument, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

/** An address with parameters; nothing is ever shown under it. */
export class ApexPageReference extends PlatformObject {
  readonly apexType = "System.PageReference";
  readonly path: string;
  readonly parameters = new ApexMap("String", "String");
  readonly headers = new ApexMap("String", "String");
  readonly cookies = new ApexMap("String", "System.Cookie");
  anchor: string | null;
  redirect = false;

  constructor(url: string) {
    super();
    const [, path = "", query = "", anchor] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(url) ?? [];
    this.path = path;
    this.anchor = anchor ?? null;
    for (const [name, value] of new URLSearchParams(query)) this.parameters.put(name, value);
  }

  /** The parameters stand in the order of their names. */
  get url(): string {
    const pairs = [...this.parameters.entries()]
      .map(([name, value]) => [String(name), String(value ?? "")] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
    const query = pairs.length === 0 ? "" : `?${pairs.join("&").replaceAll("%20", "+")}`;
    return `${this.path}${query}${this.anchor === null ? "" : `#${this.anchor}`}`;
  }

  override toText(): string {
    return `System.PageReference[${this.url}]`;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_system_pagereference.htm */
export const PageReferenceClass: LibraryClass = {
  name: "System.PageReference",
  constructors: {
    "(String)": (_type: string, url: string | null) => new ApexPageReference(url ?? raiseNullArgument()),
    "(SObject)": (_type: string, record: ApexSObject | null) =>
      new ApexPageReference(`/${record?.id ?? raiseNullArgument()}`)
  },
  statics: required({
    "forResource(String)": (resource: string) => new ApexPageReference(resourceUrl(resource)),
    "forResource(String,String)": (resource: string, path: string) =>
      new ApexPageReference(`${resourceUrl(resource)}/${path}`)
  }),
  methods: {
    getContent: () => content("getContent"),
    getContentAsPDF: () => content("getContentAsPDF"),
    getAnchor: (self: ApexPageReference) => self.anchor,
    getCookies: (self: ApexPageReference) => self.cookies,
    setCookies: (self: ApexPageReference, cookies: ApexList) => {
      for (const cookie of cookies.items as PlainObject[])
        self.cookies.put(cookie.variables.get("name") ?? null, cookie);
    },
    getHeaders: (self: ApexPageReference) => self.headers,
    getParameters: (self: ApexPageReference) => self.parameters,
    getRedirect: (self: ApexPageReference) => self.redirect,
    getUrl: (self: ApexPageReference) => self.url,
    setAnchor: (self: ApexPageReference, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    setRedirect: (self: ApexPageReference, redirect: ApexValue) => {
      self.redirect = redirect === true;
      return self;
    }
  }
};

/** The moment at which a static resource was changed is part of its address. */
function resourceUrl(name: string): string {
  const { schema, store } = currentExecution().platform;
  const [row] = store.readWhere(schema.requireObject("StaticResource"), "Name", [name]);
  if (row === undefined) raise("System.VisualforceException", `Static Resource named ${name} does not exist`);
  return `/resource/${Date.parse(String(row["LastModifiedDate"]))}/${name}`;
}

/** Tests cannot look at a page; pages are not shown here. */
function content(method: string): never {
  if (currentExecution().test === null) throw new NotSupportedError(`PageReference.${method}()`);
  raise("System.VisualforceException", `Methods defined as TestMethod do not support ${method} call`);
}

/** Experience Cloud sites do not exist here: their landing page is the start, and there is no network. */
export const NetworkClass: LibraryClass = {
  name: "System.Network",
  statics: {
    communitiesLanding: () => new ApexPageReference("/"),
    getNetworkId: () => null,
    getLoginUrl: () => null,
    getLogoutUrl: () => null,
    getSelfRegUrl: () => null
  }
};
