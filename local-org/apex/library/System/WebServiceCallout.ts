import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import {
  isInstance,
  raise,
  raiseNullArgument,
  type ApexList,
  type ApexMap,
  type ApexValue
} from "../../runtime/values/index.ts";
import { refuseWithPendingWork } from "../http/pendingWork.ts";
import type { LibraryClass } from "../library.ts";

/**
 * What classes generated from a WSDL call: in tests the `WebServiceMock` fills the response.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_wsdl2apex_testing.htm
 */
export const WebServiceCalloutClass: LibraryClass = {
  name: "System.WebServiceCallout",
  statics: {
    invoke: (stub: ApexValue, request: ApexValue, response: ApexMap | null, description: ApexList | null) =>
      invoke(stub, request, response ?? raiseNullArgument(), description ?? raiseNullArgument())
  }
};

/** The description: endpoint, SOAP action, namespace and name of the request, namespace, name and type of the response. */
function invoke(stub: ApexValue, request: ApexValue, response: ApexMap, description: ApexList): void {
  const { test, transaction } = currentExecution();
  if (test === null) throw new NotSupportedError("SOAP callouts outside of tests");
  const mock = (test.mocks.get("system.webservicemock") ?? test.mocks.get("webservicemock") ?? null) as ApexValue;
  if (!isInstance(mock)) {
    raise("System.TypeException", "Methods defined as TestMethod do not support Web service callouts");
  }
  refuseWithPendingWork(transaction);
  transaction.limits.count("callouts");
  const [endpoint, soapAction, , requestName, responseNamespace, responseName, responseType] = description.items;
  const texts = [endpoint, soapAction, requestName, responseNamespace, responseName, responseType];
  mock.apexCall("doInvoke", stub, request, response, ...texts.map((text) => text ?? null));
}
