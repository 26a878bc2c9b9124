import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { isInstance, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexHttpRequest } from "./HttpRequest.ts";

class ApexHttp extends PlatformObject {
  readonly apexType = "System.Http";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_http.htm */
export const HttpClass: LibraryClass = {
  name: "System.Http",
  constructors: { "": () => new ApexHttp() },
  methods: required({ send: (_self: ApexHttp, request: ApexHttpRequest) => send(request) })
};

/** In tests the mock answers. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing.htm */
function send(request: ApexHttpRequest): ApexValue {
  const { test, transaction } = currentExecution();
  if (test === null) throw new NotSupportedError("HTTP callouts outside of tests");
  const mock = (test.mocks.get("system.httpcalloutmock") ?? test.mocks.get("httpcalloutmock") ?? null) as ApexValue;
  if (!isInstance(mock)) {
    raise("System.TypeException", "Methods defined as TestMethod do not support Web service callouts");
  }
  if (transaction.limits.used("dmlStatements") > 0) {
    raise("System.CalloutException", "You have uncommitted work pending. Please commit or rollback before calling out");
  }
  transaction.limits.count("callouts");
  return mock.apexCall("respond", request);
}
