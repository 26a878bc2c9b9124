import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexDatetime, ApexList, isInstance, raise, type ApexValue } from "../../runtime/values/index.ts";
import type { TestContext } from "../../testing/context.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexSObjectType } from "../Schema/SObjectType.ts";
import { loadData } from "./Test/load-data.ts";
import { ApexType } from "./Type.ts";

/** The transaction's limits from before `Test.startTest`. */
const BEFORE_START = Symbol("limits before Test.startTest");

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
    getStandardPricebookId: () => standardPricebookId(),
    setCreatedDate: (id: string, date: ApexDatetime) => setCreatedDate(id, date),
    loadData: (type: ApexSObjectType, resource: string): ApexList => loadData(type.object, resource),
    setFixedSearchResults: (ids: ApexList) => {
      currentExecution().transaction.state.set(FIXED_SEARCH_RESULTS, ids);
    },
    enableChangeDataCapture: () => {
      throw new NotSupportedError("Test.enableChangeDataCapture()");
    }
  })
};

/** Under this key a transaction's state keeps what `Test.setFixedSearchResults` was given, an `ApexList` of ids. */
export const FIXED_SEARCH_RESULTS = Symbol("fixed search results");

function testContext(): TestContext {
  return (
    currentExecution().test ?? raise("System.TypeException", "Testing methods may only be called from test context")
  );
}

/** From here on the test has limits of its own. */
function startTest(): void {
  const [test, execution] = [testContext(), currentExecution()];
  if (test.started) raise("System.FinalException", "Testing already started");
  test.started = true;
  const { limits } = execution.platform.beginTransaction(execution.user, false);
  const before = execution.transaction;
  execution.transaction = Object.create(before, { limits: { value: limits } }) as typeof before;
  execution.transaction.state.set(BEFORE_START, before);
}

/** Runs the jobs that the test started since `startTest`, and goes back to the limits from before. */
function stopTest(): void {
  const [test, execution] = [testContext(), currentExecution()];
  if (!test.started || test.stopped) raise("System.FinalException", "Testing has not started or already stopped");
  test.stopped = true;
  for (const job of test.jobs.splice(0)) job.run();
  const before = execution.transaction.state.get(BEFORE_START);
  if (before !== undefined) execution.transaction = before as typeof execution.transaction;
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
