import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexDatetime, ApexList } from "../../runtime/values/index.ts";
import { isInstance, raise, type ApexValue } from "../../runtime/values/index.ts";
import { startTest, stopTest } from "../../testing/boundaries.ts";
import type { TestContext } from "../../testing/context.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexSObjectType } from "../Schema/SObjectType.ts";
import { ApexTestBroker } from "./EventBus.ts";
import { createStub } from "./Test/stub.ts";
import { loadData } from "./Test/load-data.ts";
import type { ApexType } from "./Type.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm */
export const TestClass: LibraryClass = {
  name: "System.Test",
  statics: required({
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
    enableChangeDataCapture: () => {
      throw new NotSupportedError("Test.enableChangeDataCapture()");
    }
  })
};

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
