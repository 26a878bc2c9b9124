import { currentExecution } from "../../runtime/execution.ts";
import { runWaitingJobs } from "../../testing/boundaries.ts";
import { saveRecords } from "../../runtime/dml.ts";
import { ApexList, ApexSObject, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
import { ApexDmlResult } from "../Database/results.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { recordsOf } from "./Database.ts";

/** What `Test.getEventBus()` gives. */
export class ApexTestBroker extends PlatformObject {
  readonly apexType = "eventbus.TestBroker";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_EventBus.htm */
export const EventBusClass: LibraryClass = {
  name: "System.EventBus",
  statics: required({
    "publish(SObject)": (event: ApexSObject): ApexValue => publish([event])[0] ?? null,
    "publish(List<SObject>)": (events: ApexList) => new ApexList("Database.SaveResult", publish(recordsOf(events)))
  })
};

export const TestBrokerClass: LibraryClass = { name: "eventbus.TestBroker", methods: { deliver: () => deliver() } };

/** Runs what waits in the test for its transaction to commit. */
function deliver(): void {
  const { test } = currentExecution();
  if (test !== null) runWaitingJobs(test);
}

function publish(events: ApexSObject[]): ApexDmlResult[] {
  const results = saveRecords({ operation: "insert", records: events, allOrNone: false, level: "system" });
  return results.map((result) => new ApexDmlResult("Database.SaveResult", result));
}
