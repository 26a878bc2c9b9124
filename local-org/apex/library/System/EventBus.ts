import { currentExecution } from "../../runtime/execution.ts";
import { runWaitingJobs } from "../../testing/boundaries.ts";
import { saveRecords } from "../../runtime/dml.ts";
import { runAlone } from "../../runtime/jobs.ts";
import type { ApexSObject } from "../../runtime/values/index.ts";
import { ApexList, isInstance, PlatformObject, type ApexValue } from "../../runtime/values/index.ts";
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
    "publish(SObject,Object)": (event: ApexSObject, callback: ApexValue): ApexValue =>
      publishWithCallback([event], callback)[0] ?? null,
    "publish(List<SObject>)": (events: ApexList) => new ApexList("Database.SaveResult", publish(recordsOf(events))),
    "publish(List<SObject>,Object)": (events: ApexList, callback: ApexValue) =>
      new ApexList("Database.SaveResult", publishWithCallback(recordsOf(events), callback))
  })
};

export const TestBrokerClass: LibraryClass = {
  name: "eventbus.TestBroker",
  methods: { deliver: () => deliver(false), fail: () => deliver(true) }
};

/** What the trigger of an event is told of its run: it is never run again, so a checkpoint is kept and not used. */
class ApexTriggerContext extends PlatformObject {
  readonly apexType = "eventbus.TriggerContext";
  checkpoint: string | null = null;
}

const contexts = new WeakMap<object, ApexTriggerContext>();

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm */
export const TriggerContextClass: LibraryClass = {
  name: "eventbus.TriggerContext",
  statics: { currentContext: () => currentContext() },
  properties: { retries: { get: () => 0 }, lastError: { get: () => null } },
  methods: {
    getResumeCheckpoint: (self: ApexTriggerContext) => self.checkpoint,
    setResumeCheckpoint: (self: ApexTriggerContext, replayId: string | null) => {
      self.checkpoint = replayId;
    }
  }
};

/** Null outside of triggers. */
function currentContext(): ApexTriggerContext | null {
  const { trigger } = currentExecution();
  if (trigger === null) return null;
  const context = contexts.get(trigger) ?? new ApexTriggerContext();
  contexts.set(trigger, context);
  return context;
}

/** Set while `Test.getEventBus().fail()` runs what waits: callbacks are told of a failure. */
const FAILING = Symbol("events fail to be published");

/** Runs what waits in the test for its transaction to commit. */
function deliver(fails: boolean): void {
  const { test, transaction } = currentExecution();
  if (test === null) return;
  transaction.state.set(FAILING, fails);
  try {
    runWaitingJobs(test);
  } finally {
    transaction.state.delete(FAILING);
  }
}

/** What a publish callback is given: the identifiers of the events. */
class ApexPublishResult extends PlatformObject {
  readonly apexType: string;
  readonly uuids: ApexList;

  constructor(apexType: string, uuids: ApexList) {
    super();
    this.apexType = apexType;
    this.uuids = uuids;
  }

  override apexHas(method: string): boolean {
    return method.toLowerCase() === "geteventuuids";
  }

  override apexCall(): ApexValue {
    return this.uuids;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_callbacks.htm */
function publishWithCallback(events: ApexSObject[], callback: ApexValue): ApexDmlResult[] {
  const uuids = new ApexList(
    "String",
    events.map((event) => event.get("EventUuid"))
  );
  const results = publish(events);
  const execution = currentExecution();
  execution.transaction.afterCommit(() => {
    if (!isInstance(callback)) return;
    const fails = execution.transaction.state.get(FAILING) === true;
    const [method, type] = fails ? ["onFailure", "eventbus.FailureResult"] : ["onSuccess", "eventbus.SuccessResult"];
    if (!callback.apexHas(method, 1)) return;
    runAlone(execution, execution.user, {
      kind: "future",
      className: callback.apexType,
      run: () => void callback.apexCall(method, new ApexPublishResult(type, uuids))
    });
  });
  return results;
}

function publish(events: ApexSObject[]): ApexDmlResult[] {
  const results = saveRecords({ operation: "insert", records: events, allOrNone: false, level: "system" });
  return results.map((result) => new ApexDmlResult("Database.SaveResult", result));
}
