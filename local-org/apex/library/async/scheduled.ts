import { NotSupportedError } from "../../../errors.ts";
import type { FieldValue, RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexDatetime, isInstance, raise, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { userTimeZone } from "../user.ts";
import { executeBatch } from "./batch.ts";
import { ApexJobContext } from "./contexts.ts";
import { nextRun } from "./cron.ts";
import { enqueue, keep, updateJob, type JobDescription } from "./jobs.ts";
import { dropPending } from "./pending.ts";

const SCHEDULED_APEX = "7";
const MINUTE = 60_000;
/** The platform has no more scheduled jobs than that at one time. */
const MOST_SCHEDULES = 100;

/**
 * `System.schedule`: runs at its times while the org is open, and once at the next start where one was missed; in a test at `Test.stopTest`,
 * whatever its time. Answers the id of its CronTrigger.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export function schedule(name: ApexValue, cron: ApexValue, job: ApexValue): string {
  if (!isInstance(job) || typeof name !== "string") raise("System.NullPointerException", "Argument cannot be null.");
  if (typeof cron !== "string") raise("System.StringException", `Illegal cron expression format (${String(cron)})`);
  const { test, user } = currentExecution();
  const next = nextRun(cron, user.timeZone, Date.now());
  if (next === null) {
    raise(
      "System.AsyncException",
      `Based on configured schedule, the given trigger 'SCHEDULED_APEX ${name}' will never fire.`
    );
  }
  refuseDouble(name);
  const triggerId = insertTrigger(name, cron, next);
  if (test === null) keep(triggerId, { kind: "scheduled", className: job.apexType }, [cron, job], next);
  else enqueue(jobOf(job, triggerId), [], () => runIfScheduled(job, triggerId));
  return triggerId;
}

/**
 * `System.scheduleBatch`: a batch that runs once, in some minutes; in a test it waits for ever. Answers the id of its CronTrigger.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
export function scheduleBatch(batch: ApexValue, name: ApexValue, minutes: number, scope?: number): string {
  if (!isInstance(batch) || typeof name !== "string") raise("System.NullPointerException", "Argument cannot be null.");
  refuseDouble(name);
  const delay = minutes * MINUTE;
  const { second, minute, hour, day, month, year } = new ApexDatetime(Date.now() + delay).clock(userTimeZone());
  const triggerId = insertTrigger(name, `${second} ${minute} ${hour} ${day} ${month} ? ${year}`, Date.now() + delay);
  if (currentExecution().test === null) executeBatch(batch, scope, delay);
  return triggerId;
}

/** Runs a schedule whose time has come, and sets its next time. The clock calls it. */
export function fire(triggerId: string, cron: string, job: ApexInstance): void {
  const { schema, store } = currentExecution().platform;
  const trigger = store.read(schema.requireObject("CronTrigger"), [triggerId]).get(triggerId);
  if (trigger === undefined) return dropPending(store, triggerId);
  const { user } = currentExecution();
  const description = jobOf(job, triggerId);
  const [now, next] = [Date.now(), nextRun(cron, user.timeZone, Date.now())];
  if (next === null) dropPending(store, triggerId);
  else keep(triggerId, description, [cron, job], next);
  updateTrigger(triggerId, {
    PreviousFireTime: new Date(now).toISOString(),
    NextFireTime: next === null ? null : new Date(next).toISOString(),
    TimesTriggered: Number(trigger["TimesTriggered"] ?? 0) + 1,
    State: next === null ? "DELETED" : "WAITING"
  });
  enqueue(description, [], () => {
    job.apexCall("execute", new ApexJobContext("System.SchedulableContext", triggerId));
  });
}

/**
 * `System.abortJob`: of a schedule, or of a job that has not begun.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm, abortJob
 */
export function abortJob(id: string): void {
  const { schema, store } = currentExecution().platform;
  const [trigger, job] = [schema.requireObject("CronTrigger"), schema.requireObject("AsyncApexJob")];
  if (id.startsWith(trigger.keyPrefix)) {
    dropPending(store, id);
    store.purge(trigger, id);
    for (const row of store.readWhere(job, "CronTriggerId", [id])) abortQueued(String(row["Id"]), row["Status"]);
    return;
  }
  if (!id.startsWith(job.keyPrefix)) raise("System.StringException", `Invalid id: ${id}`);
  const status = store.read(job, [id]).get(id)?.["Status"];
  if (status === undefined) throw new NotSupportedError("System.abortJob of a job without a row");
  abortQueued(id, status);
}

function abortQueued(jobId: string, status: FieldValue | undefined): void {
  if (status !== "Queued" && status !== "Holding") return;
  dropPending(currentExecution().platform.store, jobId);
  updateJob(jobId, { Status: "Aborted", CompletedDate: new Date().toISOString() });
}

function jobOf(job: ApexInstance, cronTriggerId: string): JobDescription {
  return { kind: "scheduled", className: job.apexType, cronTriggerId };
}

/** An aborted schedule does not run. */
function runIfScheduled(job: ApexInstance, triggerId: string): void {
  const { schema, store } = currentExecution().platform;
  if (!store.read(schema.requireObject("CronTrigger"), [triggerId]).has(triggerId)) return;
  job.apexCall("execute", new ApexJobContext("System.SchedulableContext", triggerId));
}

function refuseDouble(name: string): void {
  const { schema, store } = currentExecution().platform;
  const [detail, trigger] = [schema.requireObject("CronJobDetail"), schema.requireObject("CronTrigger")];
  const details = store.readWhere(detail, "Name", [name]).map((row) => String(row["Id"]));
  const waiting = store.readWhere(trigger, "State", ["WAITING"]);
  if (waiting.some((row) => details.includes(String(row["CronJobDetailId"])))) {
    raise("System.AsyncException", `The Apex job named "${name}" is already scheduled for execution.`);
  }
  if (waiting.length >= MOST_SCHEDULES) {
    raise("System.LimitException", "You have exceeded the maximum number (100) of Apex scheduled jobs.");
  }
}

/** The rows of CronTrigger and CronJobDetail, by which a schedule is found. */
function insertTrigger(name: string, cron: string, next: number): string {
  const { platform, user } = currentExecution();
  const { schema, store } = platform;
  const [detail, trigger] = [schema.requireObject("CronJobDetail"), schema.requireObject("CronTrigger")];
  const [detailId, triggerId] = [store.nextId(detail), store.nextId(trigger)];
  const now = new Date().toISOString();
  store.insert(detail, { Id: detailId, Name: name, JobType: SCHEDULED_APEX });
  const stamps = { CreatedById: user.userId, CreatedDate: now, LastModifiedById: user.userId, OwnerId: user.userId };
  store.insert(trigger, {
    Id: triggerId,
    CronJobDetailId: detailId,
    CronExpression: cron,
    State: "WAITING",
    TimesTriggered: 0,
    StartTime: now,
    NextFireTime: new Date(next).toISOString(),
    TimeZoneSidKey: user.timeZone,
    ...stamps
  });
  return triggerId;
}

function updateTrigger(id: string, values: RecordValues): void {
  const { schema, store } = currentExecution().platform;
  store.update(schema.requireObject("CronTrigger"), { Id: id, ...values });
}
