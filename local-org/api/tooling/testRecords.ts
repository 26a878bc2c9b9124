import type { TestMethodResult, TestRun } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { apexId } from "./coverage.ts";

/**
 * Writes what an asynchronous test run leaves: a job, its run, an item for each class, a result for each method.
 *
 * @returns the job's id
 */
export function beginTestRecords(org: LocalOrg, user: UserContext): TestRecords {
  const jobId = insert(org, "AsyncApexJob", { JobType: "TestRequest", Status: "Processing", CreatedById: user.userId });
  const StartTime = new Date().toISOString();
  const runId = insert(org, "ApexTestRunResult", {
    AsyncApexJobId: jobId,
    UserId: user.userId,
    StartTime,
    Status: "Processing"
  });
  // Clients take a run without items for one that does not exist.
  const firstItem = insert(org, "ApexTestQueueItem", {
    ParentJobId: jobId,
    TestRunResultId: runId,
    Status: "Processing"
  });
  return { jobId, runId, firstItem };
}

export interface TestRecords {
  jobId: string;
  runId: string;
  firstItem: string;
}

/** Writes how the run went. */
export function endTestRecords(org: LocalOrg, records: TestRecords, run: TestRun): void {
  const { jobId, runId, firstItem } = records;
  const results = run.results.filter(({ outcome }) => outcome !== "Skip");
  const classes = [...new Set(results.map(({ className }) => className))];
  for (const [index, name] of classes.entries()) {
    const item = {
      ParentJobId: jobId,
      TestRunResultId: runId,
      ApexClassId: apexId(org, "class", name),
      Status: "Completed"
    };
    const itemId =
      index === 0 ? change(org, "ApexTestQueueItem", firstItem, item) : insert(org, "ApexTestQueueItem", item);
    for (const result of results.filter(({ className }) => className === name)) {
      insert(org, "ApexTestResult", {
        ...methodResult(result),
        ApexClassId: item.ApexClassId,
        AsyncApexJobId: jobId,
        ApexTestRunResultId: runId,
        QueueItemId: itemId
      });
    }
  }
  const failed = results.filter(({ outcome }) => outcome !== "Pass").length;
  change(org, "AsyncApexJob", jobId, { Status: "Completed", CompletedDate: new Date().toISOString() });
  change(org, "ApexTestRunResult", runId, {
    Status: failed === 0 ? "Completed" : "Failed",
    ClassesCompleted: classes.length,
    ClassesEnqueued: classes.length,
    MethodsCompleted: results.length,
    MethodsEnqueued: results.length,
    MethodsFailed: failed,
    EndTime: new Date().toISOString(),
    TestTime: Math.round(run.milliseconds),
    TestSetupTime: 0
  });
}

/** Writes that the run could not be made. */
export function failTestRecords(org: LocalOrg, { jobId, runId, firstItem }: TestRecords, message: string): void {
  change(org, "AsyncApexJob", jobId, { Status: "Failed", ExtendedStatus: message });
  change(org, "ApexTestQueueItem", firstItem, { Status: "Failed", ExtendedStatus: message });
  change(org, "ApexTestRunResult", runId, { Status: "Failed", EndTime: new Date().toISOString() });
}

function methodResult({ methodName, outcome, failure, milliseconds }: TestMethodResult): RecordValues {
  return {
    MethodName: methodName,
    Outcome: outcome,
    Message: failure === null ? null : `${failure.type}: ${failure.message}`,
    StackTrace: failure?.stackTrace ?? null,
    RunTime: Math.round(milliseconds),
    TestTimestamp: new Date().toISOString(),
    IsTestSetup: false
  };
}

function insert(org: LocalOrg, objectName: string, values: RecordValues): string {
  const object = org.schema.requireObject(objectName);
  const id = org.store.nextId(object);
  const now = new Date().toISOString();
  const flags = object.fields.filter(({ stored, type, nillable }) => stored && type === "boolean" && !nillable);
  const stamps = ["CreatedDate", "SystemModstamp"].filter((name) => object.field(name)?.stored === true);
  org.store.insert(object, {
    ...Object.fromEntries(flags.map(({ name }) => [name, false])),
    ...Object.fromEntries(stamps.map((name) => [name, now])),
    ...values,
    Id: id
  });
  return id;
}

function change(org: LocalOrg, objectName: string, id: string, values: RecordValues): string {
  org.store.update(org.schema.requireObject(objectName), { ...values, Id: id });
  return id;
}
