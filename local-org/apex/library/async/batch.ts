import { currentExecution } from "../../runtime/execution.ts";
import { ApexList, isInstance, raise, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { ApexQueryLocator } from "../Database/QueryLocator.ts";
import { iterate } from "../iterate.ts";
import { raiseBatchError, type BatchPhase } from "./batchErrors.ts";
import { ApexJobContext } from "./contexts.ts";
import { holdInFlexQueue } from "./flexQueue.ts";
import { asOwnTransaction, enqueue, insertWorker, updateJob, type JobDescription } from "./jobs.ts";

const DEFAULT_SCOPE = 200;
const LARGEST_SCOPE = 2000;

/**
 * `Database.executeBatch`: start, a call of execute for each chunk, finish, each with limits of its own. A chunk that throws is
 * undone and counted; the others go on. In a test only one chunk is allowed, as on the platform.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
export function executeBatch(batch: ApexInstance, scope: number = DEFAULT_SCOPE, delay = 0): string {
  if (scope < 1 || scope > LARGEST_SCOPE)
    raise("System.InvalidParameterValueException", "Invalid scope size for batch job");
  const id = enqueue({ ...jobOf(batch), delay }, [batch, scope], (jobId) => runBatch(batch, scope, jobId));
  holdInFlexQueue(id);
  return id;
}

/** Runs a batch from its start to its finish. */
export function runBatch(batch: ApexInstance, scope: number, jobId: string): void {
  const job = jobOf(batch);
  const context = new ApexJobContext("Database.BatchableContext", jobId);
  const { elementType, items } = reported(batch, jobId, "START", () => scopeOf(batch.apexCall("start", context)));
  const chunks = Math.ceil(items.length / scope);
  if (currentExecution().test !== null && chunks > 1) {
    raise(
      "System.UnexpectedException",
      "No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation."
    );
  }
  const workerId = chunks === 0 ? null : insertWorker(jobId, job.className);
  let errors = 0;
  let firstError: unknown = null;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const part = new ApexList(elementType, items.slice(chunk * scope, (chunk + 1) * scope));
    const error = runChunk(job, () => batch.apexCall("execute", context, part));
    if (error === null) continue;
    errors++;
    firstError ??= error;
    raiseBatchError(batch, jobId, "EXECUTE", error, part.items);
  }
  updateJob(jobId, { TotalJobItems: chunks, JobItemsProcessed: chunks, NumberOfErrors: errors });
  if (workerId !== null) updateJob(workerId, { Status: "Completed", CompletedDate: new Date().toISOString() });
  reported(batch, jobId, "FINISH", () => asOwnTransaction(job, () => void batch.apexCall("finish", context)));
  if (firstError !== null && currentExecution().test !== null) throw firstError;
}

/** Does the work; what it throws is published for those who listen. */
function reported<T>(batch: ApexInstance, jobId: string, phase: BatchPhase, work: () => T): T {
  try {
    return work();
  } catch (error) {
    raiseBatchError(batch, jobId, phase, error);
    throw error;
  }
}

function jobOf(batch: ApexInstance): JobDescription {
  return { kind: "batch", className: batch.apexType };
}

/** What the chunk threw, null where it went well. */
function runChunk(job: JobDescription, work: () => ApexValue): unknown {
  const { store } = currentExecution().platform;
  try {
    store.transaction(() => asOwnTransaction(job, () => void work()));
    return null;
  } catch (error) {
    return error;
  }
}

function scopeOf(started: ApexValue): { elementType: string; items: ApexValue[] } {
  if (started instanceof ApexQueryLocator) return scopeOf(started.rows);
  if (started instanceof ApexList) return { elementType: started.elementType, items: [...started.items] };
  if (isInstance(started)) return { elementType: "Object", items: [...iterate(started)] };
  return raise("System.NullPointerException", "Attempt to de-reference a null object");
}
