import { currentExecution } from "../../runtime/execution.ts";
import type { ApexEnumValue } from "../../runtime/values/index.ts";
import {
  ApexDatetime,
  hashCode,
  raiseNullArgument,
  textOf,
  valueEquals,
  type ApexValue
} from "../../runtime/values/index.ts";
import { attachFinalizer, enqueueQueueable } from "../async/queueable.ts";
import { abortJob, schedule } from "../async/scheduled.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { assertStatics } from "./Assert.ts";
import { today } from "./Date.ts";

const async: Record<string, LibraryFunction> = {
  enqueueJob: (job: ApexValue) => enqueueQueueable(job),
  attachFinalizer: (finalizer: ApexValue) => attachFinalizer(finalizer),
  schedule: (name: ApexValue, cron: ApexValue, job: ApexValue) => schedule(name, cron, job),
  isBatch: () => currentExecution().asynchronous === "batch",
  isFuture: () => currentExecution().asynchronous === "future",
  isQueueable: () => currentExecution().asynchronous === "queueable",
  isScheduled: () => currentExecution().asynchronous === "scheduled",
  abortJob: (id: string | null) => abortJob(id ?? raiseNullArgument())
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */
export const SystemClass: LibraryClass = {
  name: "System.System",
  statics: {
    ...assertStatics,
    ...async,
    now: () => new ApexDatetime(Date.now()),
    today: () => today(),
    currentTimeMillis: () => BigInt(Date.now()),
    "debug(Object)": (message: ApexValue) => debug("DEBUG", message),
    "debug(Object,Object)": (level: ApexEnumValue, message: ApexValue) => debug(level.name, message),
    equals: (left: ApexValue, right: ApexValue) => valueEquals(left, right),
    hashCode: (value: ApexValue) => hashCode(value)
  }
};

/** A line of the log: `USER_DEBUG|[12]|DEBUG|text`. */
function debug(level: string, message: ApexValue): void {
  const { debugLog, frame } = currentExecution();
  debugLog.push(`USER_DEBUG|[${frame?.line ?? 0}]|${level}|${textOf(message)}`);
}
