import type { RecordValues } from "../../../values.ts";
import { currentExecution, type Execution } from "../../runtime/execution.ts";
import { runAlone, submitJob } from "../../runtime/jobs.ts";

export type JobKind = NonNullable<Execution["asynchronous"]>;

/** A row of AsyncApexJob, as far as the local org's schema has its fields. */
export interface JobDescription {
  kind: JobKind;
  /** The name of the class that runs. */
  className: string;
  /** Milliseconds that it must wait at least. */
  delay?: number;
}

const JOB_TYPES: Record<JobKind, string> = {
  future: "Future",
  queueable: "Queueable",
  batch: "BatchApex",
  scheduled: "ScheduledApex"
};

/**
 * Runs work as a transaction of its own: after the commit of this one, or in a test when `Test.stopTest` is reached. The work gets the job's id,
 * which is returned too.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
export function enqueue(job: JobDescription, work: (jobId: string) => void): string {
  const id = submitJob({ ...job, run: () => runJob(id, () => work(id)) });
  insertJob(id, job);
  return id;
}

/** Runs one step of a job (a batch's chunk, its finish) with limits of its own. */
export function asOwnTransaction(job: JobDescription, work: () => void): void {
  const execution = currentExecution();
  runAlone(execution, execution.user, { ...job, run: work });
}

/** What a job throws undoes what it did; its row says so. */
function runJob(id: string, work: () => void): void {
  const { store } = currentExecution().platform;
  try {
    store.transaction(work);
    updateJob(id, { Status: "Completed", CompletedDate: new Date().toISOString() });
  } catch (error) {
    updateJob(id, { Status: "Failed", NumberOfErrors: 1, CompletedDate: new Date().toISOString() });
    throw error;
  }
}

function insertJob(id: string, { kind, className }: JobDescription): void {
  const { platform, user } = currentExecution();
  const object = platform.schema.requireObject("AsyncApexJob");
  const now = new Date().toISOString();
  const values: RecordValues = {
    Id: id,
    JobType: JOB_TYPES[kind],
    Status: "Queued",
    ApexClassId: classId(className),
    CreatedById: user.userId,
    CreatedDate: now,
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0
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
