import { currentExecution } from "../../runtime/execution.ts";
import type { ApexDate } from "../../runtime/values/index.ts";

/**
 * `System.purgeOldAsyncJobs`: forgets the jobs that ended before a day; returns how many.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
export function purgeOldAsyncJobs(before: ApexDate): number {
  const { schema, store } = currentExecution().platform;
  const object = schema.requireObject("AsyncApexJob");
  const ended = store
    .readWhere(object, "Status", ["Completed", "Aborted", "Failed"])
    .filter((job) => String(job["CompletedDate"] ?? job["CreatedDate"]) < before.toISO());
  for (const job of ended) store.purge(object, String(job["Id"]));
  return ended.length;
}
