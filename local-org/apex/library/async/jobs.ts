import { NotSupportedError } from "../../../errors.ts";
import type { RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { runAlone, submitJob, type Job, type JobKind } from "../../runtime/jobs.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import { UnfreezableError } from "./frozen.ts";
import { dropPending, keepPending } from "./pending.ts";

/** A row of AsyncApexJob, as far as the local org's schema has its fields. */
export interface JobDescription {
  kind: JobKind;
  /** The name of the class that runs. */
  className: string;
  /** Milliseconds that it must wait at least; tests do not wait. */
  delay?: number;
  /** The CronTrigger of a schedule. */
  cronTriggerId?: string;
}

const JOB_TYPES: Record<JobKind, string> = {
  future: "Future",
  queueable: "Queueable",
  batch: "BatchApex",
  scheduled: "ScheduledApex"
};

/**
 * Runs work as a transaction of its own: after the commit of this one, or in a test when `Test.stopTest` is reached. The work gets the job's id,
 * which is returned too; what a scheduled class submits in a test stays in the queue. With the payload it can be done by another process when this one is killed before.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
export function enqueue(job: JobDescription, payload: readonly ApexValue[], work: (jobId: string) => void): string {
  const { test, asynchronous } = currentExecution();
  const delay = test === null ? (job.delay ?? 0) : 0;
  const waits = delay > 0 || (test !== null && asynchronous === "scheduled");
  const id = waits ? nextJobId() : submitJob({ ...job, run: () => runJob(id, () => work(id)) });
  insertJob(id, job.className, { JobType: JOB_TYPES[job.kind], CronTriggerId: job.cronTriggerId ?? null });
  if (test === null) keep(id, job, payload, delay > 0 ? Date.now() + delay : null);
  return id;
}

/** Runs a job that was kept, after the commit of this transaction. */
export function runKept(id: string, job: JobDescription, work: (jobId: string) => void): void {
  submitJob({ ...job, run: () => runJob(id, () => work(id)) });
}

/** Runs one step of a job (a batch's chunk, its finish) with limits of its own. */
export function asOwnTransaction(job: Pick<Job, "kind" | "className">, work: () => void): void {
  const execution = currentExecution();
  runAlone(execution, execution.user, { ...job, run: work });
}

/** Keeps the job for the clock, or for the case that this process ends before. */
export function keep(id: string, job: JobDescription, payload: readonly ApexValue[], dueAt: number | null): void {
  const { platform, user } = currentExecution();
  try {
    keepPending(platform.store, { id, kind: job.kind, className: job.className, userId: user.userId }, payload, dueAt);
  } catch (error) {
    if (error instanceof UnfreezableError) throw new NotSupportedError(`a delayed job: ${error.message}`);
    throw error;
  }
}

/** What a job throws undoes what it did; its row says so. Outside of tests nobody is told but the log. */
function runJob(id: string, work: () => void): void {
  const { platform, test, transaction } = currentExecution();
  if (statusOf(id) === "Aborted") return;
  if (test === null) dropPending(platform.store, id);
  try {
    platform.store.transaction(work);
    updateJob(id, { Status: "Completed", CompletedDate: new Date().toISOString() });
  } catch (error) {
    failJob(id, error);
    if (test !== null) throw error;
    transaction.afterEnd(() => {
      throw error;
    });
  }
}

/** Writes into a job's row that it failed, and why. */
export function failJob(id: string, error: unknown): void {
  if (statusOf(id) === undefined) return;
  const why =
    error instanceof ApexException ? (error.message ?? "") : error instanceof Error ? error.message : String(error);
  const completed = new Date().toISOString();
  updateJob(id, { Status: "Failed", NumberOfErrors: 1, CompletedDate: completed, ExtendedStatus: why.slice(0, 255) });
}

function statusOf(id: string): unknown {
  const { schema, store } = currentExecution().platform;
  return store.read(schema.requireObject("AsyncApexJob"), [id]).get(id)?.["Status"];
}

function nextJobId(): string {
  const { schema, store } = currentExecution().platform;
  return store.nextId(schema.requireObject("AsyncApexJob"));
}

/**
 * The row of the worker that runs a batch's chunks, beside that of the batch. Answers its id.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_asyncapexjob.htm
 */
export function insertWorker(jobId: string, className: string): string {
  const id = nextJobId();
  insertJob(id, className, { JobType: "BatchApexWorker", ParentJobId: jobId });
  return id;
}

function insertJob(id: string, className: string, own: RecordValues): void {
  const { platform, user } = currentExecution();
  const object = platform.schema.requireObject("AsyncApexJob");
  const now = new Date().toISOString();
  const values: RecordValues = {
    Id: id,
    Status: "Queued",
    ApexClassId: classId(className),
    CreatedById: user.userId,
    CreatedDate: now,
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    ...own
  };
  platform.store.insert(
    object,
    Object.fromEntries(Object.entries(values).filter(([name]) => object.field(name) !== undefined))
  );
}

/** Writes fields of a job's row. */
export function updateJob(id: string, values: RecordValues): void {
  const { schema, store } = currentExecution().platform;
  const object = schema.requireObject("AsyncApexJob");
  const known = Object.entries(values).filter(([name]) => object.field(name) !== undefined);
  store.update(object, { Id: id, ...Object.fromEntries(known) });
}

function classId(className: string): string | null {
  const { schema, store } = currentExecution().platform;
  const object = schema.object("ApexClass");
  const row = object === undefined ? undefined : store.readWhere(object, "Name", [className.split(".")[0] ?? ""])[0];
  return (row?.["Id"] ?? null) as string | null;
}
