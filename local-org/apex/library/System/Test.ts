import { captureAllEntities } from "../../../save/changeDataCapture/changes.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexDatetime, ApexList } from "../../runtime/values/index.ts";
import { isInstance, raise, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { startTest, stopTest } from "../../testing/boundaries.ts";
import type { TestContext } from "../../testing/context.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { enqueueEmptyJobs, flexQueueOrder } from "../async/flexQueue.ts";
import { required } from "../required.ts";
import type { ApexSObjectType } from "../Schema/SObjectType.ts";
import { clearMessages, setCurrentPage } from "./ApexPages.ts";
import { invokeContinuationMethod, setContinuationResponse, type ApexContinuation } from "./Continuation.ts";
import { ApexTestBroker } from "./EventBus.ts";
import { ApexInstallContext } from "./Test/install.ts";
import { testSandboxPostCopyScript } from "./Test/sandbox.ts";
import { createStub } from "./Test/stub.ts";
import { loadData } from "./Test/loadData.ts";
import type { ApexType } from "./Type.ts";

/** An install without a version before it gives null. */
const installing: Record<string, LibraryFunction> = {
  "testInstall(System.InstallHandler,System.Version)": (handler: ApexInstance, version: ApexValue) =>
    testInstall(handler, version, false),
  "testInstall(System.InstallHandler,System.Version,Boolean)": (
    handler: ApexInstance,
    version: ApexValue,
    isPush: boolean
  ) => testInstall(handler, version, isPush)
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */
export const TestClass: LibraryClass = {
  name: "System.Test",
  statics: {
    ...installing,
    ...required({
      isRunningTest: () => currentExecution().test !== null,
      startTest: () => startTest(),
      stopTest: () => stopTest(),
      setMock: (type: ApexType, mock: ApexValue) => {
        testContext().mocks.set(type.name.toLowerCase(), isInstance(mock) ? mock : null);
      },
      "calculatePermissionSetGroup(String)": () => testContext() && null,
      "calculatePermissionSetGroup(List<String>)": () => testContext() && null,
      createStub: (type: ApexType, provider: ApexValue) => createStub(type, provider),
      getEventBus: () => new ApexTestBroker(),
      getStandardPricebookId: () => standardPricebookId(),
      setCreatedDate: (id: string, date: ApexDatetime) => setCreatedDate(id, date),
      loadData: (type: ApexSObjectType, resource: string): ApexList => loadData(type.object, resource),
      setFixedSearchResults: (ids: ApexList) => {
        testContext().foundIds = ids.items.map(String);
      },
      clearApexPageMessages: () => clearMessages(),
      setCurrentPage: (page: ApexValue) => setCurrentPage(page),
      setCurrentPageReference: (page: ApexValue) => setCurrentPage(page),
      setContinuationResponse: (label: string, response: ApexValue) => setContinuationResponse(label, response),
      invokeContinuationMethod: (controller: ApexValue, continuation: ApexContinuation) =>
        invokeContinuationMethod(controller, continuation),
      testUninstall: (handler: ApexInstance) => {
        handler.apexCall("onUninstall", new ApexInstallContext("System.UninstallContext"));
      },
      "testSandboxPostCopyScript(System.SandboxPostCopy,Id,Id,String)": testSandboxPostCopyScript,
      enqueueBatchJobs: (count: number) => testContext() && enqueueEmptyJobs(count),
      getFlexQueueOrder: () => testContext() && flexQueueOrder(),
      enableChangeDataCapture: () => testContext() && captureAllEntities(currentExecution().transaction)
    })
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm, testInstall */
function testInstall(handler: ApexInstance, version: ApexValue, isPush: boolean): void {
  const answers = { previousversion: version, isupgrade: version !== null, ispush: isPush };
  handler.apexCall("onInstall", new ApexInstallContext("System.InstallContext", answers));
}

function testContext(): TestContext {
  return (
    currentExecution().test ?? raise("System.TypeException", "Testing methods may only be called from test context")
  );
}

function standardPricebookId(): ApexValue {
  const { schema, store } = currentExecution().platform;
  const [row] = store.readWhere(schema.requireObject("Pricebook2"), "IsStandard", [1]);
  return row?.["Id"] ?? raise("System.UnexpectedException", "The org has no standard price book");
}

function setCreatedDate(id: string, date: ApexDatetime): void {
  testContext();
  const { schema, store } = currentExecution().platform;
  const object = schema.objectForId(id) ?? raise("System.StringException", `Invalid id: ${id}`);
  store.update(object, { Id: id, CreatedDate: date.toISO() });
}
