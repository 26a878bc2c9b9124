import { currentExecution } from "../../runtime/execution.ts";
import { isInstance, PlatformObject, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { callOut } from "../http/callout.ts";
import { refuseWithPendingWork } from "../http/pendingWork.ts";
import { required } from "../required.ts";
import type { ApexHttpRequest } from "./HttpRequest.ts";

class ApexHttp extends PlatformObject {
  readonly apexType = "System.Http";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_http_http.htm */
export const HttpClass: LibraryClass = {
  name: "System.Http",
  constructors: { "": () => new ApexHttp() },
  methods: required({
    send: (_self: ApexHttp, request: ApexHttpRequest) => send(request),
    toString: (self: ApexHttp) => self.toText()
  })
};

/** In tests the mock answers. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_restful_http_testing.htm */
function send(request: ApexHttpRequest): ApexValue {
  const { test, transaction } = currentExecution();
  const mock = (test?.mocks.get("system.httpcalloutmock") ?? test?.mocks.get("httpcalloutmock") ?? null) as ApexValue;
  if (test !== null && !isInstance(mock)) {
    raise("System.TypeException", "Methods defined as TestMethod do not support Web service callouts");
  }
  refuseWithPendingWork(transaction);
  transaction.limits.count("callouts");
  return isInstance(mock) ? mock.apexCall("respond", request) : callOut(request);
}
