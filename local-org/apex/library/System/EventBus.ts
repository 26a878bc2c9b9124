import { capturesAllEntities } from "../../../save/changeDataCapture/changes.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { runWaitingJobs } from "../../testing/boundaries.ts";
import type { EventDelivery, SaveResult } from "../../../save/types.ts";
import { saveRecords } from "../../runtime/dml.ts";
import { sObjectToRecord } from "../../runtime/writtenValues.ts";
import { runAlone } from "../../runtime/jobs.ts";
import {
  ApexList,
  ApexSObject,
  isInstance,
  PlatformObject,
  raise,
  type ApexValue
} from "../../runtime/values/index.ts";
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

/** What the trigger of events is told of its run, and tells of it. */
class ApexTriggerContext extends PlatformObject {
  readonly apexType = "eventbus.TriggerContext";
  readonly delivery: EventDelivery;

  constructor(delivery: EventDelivery) {
    super();
    this.delivery = delivery;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_TriggerContext.htm */
export const TriggerContextClass: LibraryClass = {
  name: "eventbus.TriggerContext",
  statics: { currentContext: () => currentContext() },
  properties: {
    retries: { get: ({ delivery }: ApexTriggerContext) => delivery.retries },
    lastError: { get: ({ delivery }: ApexTriggerContext) => delivery.lastError }
  },
  methods: {
    getResumeCheckpoint: ({ delivery }: ApexTriggerContext) => delivery.checkpoint,
    setResumeCheckpoint: ({ delivery }: ApexTriggerContext, replayId: string | null) => {
      requireEventOfBatch(replayId);
      delivery.checkpoint = replayId;
    }
  }
};

/** A trigger can go on behind an event of its batch only. */
function requireEventOfBatch(replayId: string | null): void {
  const events = currentExecution().trigger?.newList?.items ?? [];
  const isThere = events.some((event) => event instanceof ApexSObject && event.get("ReplayId") === replayId);
  if (!isThere) raise("eventbus.InvalidReplayIdException", `Invalid replay ID: ${String(replayId)}`);
}

/** Null outside of triggers; triggers of records have nothing to resume. */
function currentContext(): ApexTriggerContext | null {
  const { trigger } = currentExecution();
  if (trigger === null) return null;
  return new ApexTriggerContext(trigger.delivery ?? { retries: 0, lastError: null, checkpoint: null });
}

/** Set while `Test.getEventBus().fail()` runs what waits: callbacks are told of a failure. */
const FAILING = Symbol("events fail to be published");

/** Runs what waits in the test for its transaction to commit. */
function deliver(fails: boolean): void {
  const { platform, test, transaction } = currentExecution();
  if (test === null) return;
  transaction.state.set(FAILING, fails);
  try {
    platform.saveOrder.resendEvents(transaction);
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
  const own = events.filter(({ schema }) => schema.changesOf === undefined);
  const results = saveRecords({ operation: "insert", records: own, allOrNone: false, level: "system" });
  const saved = new Map([...publishMade(events.filter((event) => !own.includes(event))), ...pairs(own, results)]);
  return events.flatMap((event) => {
    const result = saved.get(event);
    return result === undefined ? [] : [new ApexDmlResult("Database.SaveResult", result)];
  });
}

function pairs(events: readonly ApexSObject[], results: readonly SaveResult[]): [ApexSObject, SaveResult][] {
  return events.flatMap((event, index) => {
    const result = results[index];
    return result === undefined ? [] : [[event, result] as [ApexSObject, SaveResult]];
  });
}

/** Change events are the platform's own; a test may make some where it captures changes. */
function publishMade(events: readonly ApexSObject[]): [ApexSObject, SaveResult][] {
  if (events.length === 0) return [];
  const { platform, test, transaction } = currentExecution();
  if (test === null || !capturesAllEntities(transaction)) raise("System.UnexpectedException", "External Object Error");
  return [...Map.groupBy(events, ({ schema }) => schema)].flatMap(([object, group]) => {
    const records = group.map((event) => sObjectToRecord(event, "insert"));
    return pairs(group, platform.saveOrder.publishChangeEvents(transaction, object, records));
  });
}
