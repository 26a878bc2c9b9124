import { PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import { Headers } from "../http/headers.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { staticResource } from "../staticResource.ts";
import { ApexHttpRequest } from "./HttpRequest.ts";
import { ApexHttpResponse } from "./HttpResponse.ts";

/** Answers callouts with static resources: one for all, or one for each endpoint. */
class ApexResourceMock extends PlatformObject {
  readonly apexType: string;
  readonly resources = new Map<string | null, string>();
  readonly headers = new Headers();
  status: string | null = null;
  statusCode: number | null = 200;

  constructor(apexType: string) {
    super();
    this.apexType = apexType;
  }

  override apexHas(method: string, parameterCount: number): boolean {
    return method.toLowerCase() === "respond" && parameterCount === 1;
  }

  override apexCall(_method: string, request: ApexValue = null): ApexValue {
    const endpoint = request instanceof ApexHttpRequest ? request.endpoint : null;
    const resource = this.resources.get(endpoint) ?? this.resources.get(null);
    const response = new ApexHttpResponse();
    response.body = Buffer.from(
      staticResource(resource ?? raise("System.CalloutException", `No static resource for ${String(endpoint)}`))
    );
    response.status = this.status;
    response.statusCode = this.statusCode;
    for (const name of this.headers.names()) response.headers.set(name, this.headers.get(name));
    return response;
  }
}

const methods: Record<string, LibraryFunction> = {
  respond: (self: ApexResourceMock, request: ApexValue) => self.apexCall("respond", request),
  setHeader: (self: ApexResourceMock, name: string, value: string | null) => self.headers.set(name, value),
  setStaticResource: (self: ApexResourceMock, ...names: string[]) => {
    self.resources.set(names.length === 1 ? null : (names[0] ?? null), names.at(-1) ?? "");
  },
  setStatus: (self: ApexResourceMock, status: string | null) => {
    self.status = status;
  },
  setStatusCode: (self: ApexResourceMock, code: number | null) => {
    self.statusCode = code;
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing_static.htm */
export const StaticResourceCalloutMockClass: LibraryClass = {
  name: "System.StaticResourceCalloutMock",
  constructors: { "": (type: string) => new ApexResourceMock(type) },
  methods
};

export const MultiStaticResourceCalloutMockClass: LibraryClass = {
  ...StaticResourceCalloutMockClass,
  name: "System.MultiStaticResourceCalloutMock"
};
