import { currentExecution } from "../../runtime/execution.ts";
import { isInstance, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { runBatch } from "./batch.ts";
import { thaw } from "./frozen.ts";
import { failJob, runKept } from "./jobs.ts";
import { dropPending, takeOver, type PendingJob } from "./pending.ts";
import { runQueueable } from "./queueable.ts";
import { fire } from "./scheduled.ts";

/** Calls a static method of a class by its mangled name. */
type Call = (className: string, key: string, args: ApexValue[]) => void;

/** Sees to it that a kept job runs after the commit of the transaction under way. */
export function resumeJob(job: PendingJob, call: Call): void {
  const { store } = currentExecution().platform;
  const payload = thawed(job);
  if (payload instanceof Error) {
    dropPending(store, job.id);
    return failJob(job.id, payload);
  }
  const [first = null, ...rest] = payload;
  if (job.kind === "scheduled") return fire(job.id, String(first), rest[0] as ApexInstance);
  takeOver(store, job.id);
  runKept(job.id, job, (jobId) => run(job, jobId, first, rest, call));
}

/** What keeps the job from running where its objects were not kept, or are of classes that have changed. */
function thawed({ payload }: PendingJob): ApexValue[] | Error {
  if (payload === null) return new Error("The org was closed before the job ran");
  try {
    return payload.map(thaw);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function run({ kind, className }: PendingJob, jobId: string, first: ApexValue, rest: ApexValue[], call: Call): void {
  if (kind === "future") call(className, String(first), rest);
  else if (!isInstance(first)) throw new Error(`the job ${jobId} has no object`);
  else if (kind === "batch") runBatch(first, Number(rest[0]), jobId);
  else runQueueable(first, jobId, { depth: Number(rest[0]), maximum: rest[1] as number | null, delayInMinutes: null });
}
