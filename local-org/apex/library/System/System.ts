import { currentExecution } from "../../runtime/execution.ts";
import type { ApexDate, ApexEnumValue } from "../../runtime/values/index.ts";
import {
  ApexDatetime,
  hashCode,
  raiseNullArgument,
  textOf,
  valueEquals,
  type ApexValue
} from "../../runtime/values/index.ts";
import { attachFinalizer, enqueueQueueable } from "../async/queueable.ts";
import { purgeOldAsyncJobs } from "../async/purge.ts";
import { abortJob, schedule, scheduleBatch } from "../async/scheduled.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { assertStatics } from "./Assert.ts";
import { enumValue } from "../enums.ts";
import { currentPage } from "./ApexPages.ts";
import { today } from "./Date.ts";
import { ApexVersion } from "./Version.ts";

const async: Record<string, LibraryFunction> = {
  enqueueJob: (job: ApexValue, options: ApexValue) => enqueueQueueable(job, options),
  attachFinalizer: (finalizer: ApexValue) => attachFinalizer(finalizer),
  schedule: (name: ApexValue, cron: ApexValue, job: ApexValue) => schedule(name, cron, job),
  scheduleBatch: (batch: ApexValue, name: ApexValue, minutes: number, scope?: number) =>
    scheduleBatch(batch, name, minutes, scope),
  isBatch: () => currentExecution().asynchronous === "batch",
  isFuture: () => currentExecution().asynchronous === "future",
  isQueueable: () => currentExecution().asynchronous === "queueable",
  isScheduled: () => currentExecution().asynchronous === "scheduled",
  abortJob: (id: string | null) => abortJob(id ?? raiseNullArgument()),
  purgeOldAsyncJobs: (before: ApexDate | null) => purgeOldAsyncJobs(before ?? raiseNullArgument())
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
    currentPageReference: () => currentPage(),
    requestVersion: () => requestVersion(),
    getApplicationReadWriteMode: () => enumValue("System.ApplicationReadWriteMode", "DEFAULT"),
    "runAs(System.Version)": () => undefined,
    equals: (left: ApexValue, right: ApexValue) => valueEquals(left, right),
    hashCode: (value: ApexValue) => hashCode(value)
  }
};

/** The version of the managed package that called: code without a package has that of the project's API. */
function requestVersion(): ApexVersion {
  const [major = 0, minor = 0] = currentExecution().platform.project.apiVersion.split(".").map(Number);
  return new ApexVersion(major, minor, null);
}

/**
 * The characters that a log holds; what comes later is left out.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_debugging_debug_log.htm
 */
const LARGEST_LOG = 20_000_000;
const logSizes = new WeakMap<readonly string[], number>();

/** A line of the log: `USER_DEBUG|[12]|DEBUG|text`. */
function debug(level: string, message: ApexValue): void {
  const { debugLog, frame } = currentExecution();
  const size = logSizes.get(debugLog) ?? 0;
  if (size > LARGEST_LOG) return;
  const line = `USER_DEBUG|[${frame?.line ?? 0}]|${level}|${textOf(message)}`;
  logSizes.set(debugLog, size + line.length);
  debugLog.push(size + line.length > LARGEST_LOG ? "*********** MAXIMUM DEBUG LOG SIZE REACHED ***********" : line);
}
