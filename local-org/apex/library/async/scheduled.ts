import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { WallClock } from "../../runtime/values/time-zone.ts";
import { ApexDatetime, isInstance, raise, type ApexValue } from "../../runtime/values/index.ts";
import { ApexJobContext } from "./contexts.ts";
import { enqueue } from "./jobs.ts";

/**
 * `System.schedule`: in a test the job runs at `Test.stopTest`, whatever its time.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export function schedule(name: ApexValue, cron: ApexValue, job: ApexValue): string {
  if (!isInstance(job) || typeof name !== "string") raise("System.NullPointerException", "Argument cannot be null.");
  if (typeof cron !== "string" || !/^\S+( \S+){5,6}$/.test(cron.trim())) {
    raise("System.StringException", `Illegal cron expression format (${String(cron)})`);
  }
  if (currentExecution().test === null) throw new NotSupportedError("System.schedule outside of tests");
  const triggerId = insertCronTrigger(name, cron);
  enqueue({ kind: "scheduled", className: job.apexType }, () => {
    job.apexCall("execute", new ApexJobContext("System.SchedulableContext", triggerId));
  });
  return triggerId;
}

/** `System.abortJob` of a schedule; other jobs cannot be aborted, as they run at once. */
export function abortJob(id: string): void {
  const { schema, store } = currentExecution().platform;
  const trigger = schema.requireObject("CronTrigger");
  if (!id.startsWith(trigger.keyPrefix)) throw new NotSupportedError("System.abortJob of a job that is no schedule");
  store.purge(trigger, id);
}

/** The rows of CronTrigger and CronJobDetail, by which a schedule is found. */
function insertCronTrigger(name: string, cron: string): string {
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
    NextFireTime: nextFireTime(cron, user.timeZone),
    TimeZoneSidKey: user.timeZone,
    ...stamps
  });
  return triggerId;
}

const SCHEDULED_APEX = "7";

/** Only of an expression for one moment, `0 0 0 15 3 ? 2042`; null for those that recur. */
function nextFireTime(cron: string, timeZone: string): string | null {
  const [second, minute, hour, day, month, , year] = cron.trim().split(/\s+/).map(Number);
  const parts = [year, month, day, hour, minute, second];
  if (parts.some((part) => part === undefined || !Number.isInteger(part))) return null;
  const clock = { year, month, day, hour, minute, second, millisecond: 0 } as WallClock;
  return ApexDatetime.ofClock(clock, timeZone).toISO();
}
