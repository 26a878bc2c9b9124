import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { isInstance, raise, type ApexValue } from "../../runtime/values/index.ts";
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
  return enqueue({ kind: "scheduled", className: job.apexType }, (jobId) => {
    job.apexCall("execute", new ApexJobContext("System.SchedulableContext", jobId));
  });
}
