import { ApexBlob, ApexList, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { documentOf } from "../Dom/Document.ts";
import { Headers } from "../http/headers.ts";
import type { LibraryClass } from "../library.ts";
import { ApexXmlStreamReader } from "./XmlStreamReader.ts";

export class ApexHttpResponse extends PlatformObject {
  readonly apexType = "System.HttpResponse";
  body: Buffer = Buffer.alloc(0);
  status: string | null = null;
  statusCode: number | null = 0;
  readonly headers = new Headers();

  override toText(): string {
    return `System.HttpResponse[Status=${String(this.status)}, StatusCode=${String(this.statusCode)}]`;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_httpresponse.htm */
export const HttpResponseClass: LibraryClass = {
  name: "System.HttpResponse",
  constructors: { "": () => new ApexHttpResponse() },
  methods: {
    getBody: (self: ApexHttpResponse) => self.body.toString("utf8"),
    getBodyAsBlob: (self: ApexHttpResponse) => new ApexBlob(self.body),
    getBodyDocument: (self: ApexHttpResponse) => documentOf(self.body.toString("utf8")),
    getHeader: (self: ApexHttpResponse, name: string) => self.headers.get(name),
    getHeaderKeys: (self: ApexHttpResponse) => new ApexList("String", self.headers.names()),
    getXmlStreamReader: (self: ApexHttpResponse) => new ApexXmlStreamReader(self.body.toString("utf8")),
    getStatus: (self: ApexHttpResponse) => self.status,
    getStatusCode: (self: ApexHttpResponse) => self.statusCode,
    setBody: (self: ApexHttpResponse, body: string | null) => {
      self.body = Buffer.from(body ?? "", "utf8");
    },
    setBodyAsBlob: (self: ApexHttpResponse, body: ApexBlob) => {
      self.body = body.bytes;
    },
    setHeader: (self: ApexHttpResponse, name: string, value: string | null) => self.headers.set(name, value),
    setStatus: (self: ApexHttpResponse, status: string | null) => {
      self.status = status;
    },
    setStatusCode: (self: ApexHttpResponse, code: number | null) => {
      self.statusCode = code;
    },
    toString: (self: ApexHttpResponse): ApexValue => self.toText()
  }
};
