import type { TestMethodResult } from "../../apex/types.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { apexId } from "./coverage.ts";
import type { RequestedClass } from "./testRequest.ts";

/** One class of a test run, and its record. */
export interface TestItem extends RequestedClass {
  itemId: string;
  classId: string | null;
}

/** An asynchronous test run and the records in which clients follow it: the job, its run, an item for each class, a result for each method. */
export class TestJob {
  readonly id: string;
  readonly items: readonly TestItem[];
  readonly #org: LocalOrg;
  readonly #runId: string;
  #classes = 0;
  #methods = 0;
  #failed = 0;
  #milliseconds = 0;

  constructor(org: LocalOrg, { userId }: UserContext, classes: readonly RequestedClass[]) {
    this.#org = org;
    this.id = this.#insert("AsyncApexJob", { JobType: "TestRequest", Status: "Processing", CreatedById: userId });
    this.#runId = this.#insert("ApexTestRunResult", {
      AsyncApexJobId: this.id,
      UserId: userId,
      StartTime: new Date().toISOString(),
      Status: "Processing",
      ClassesEnqueued: classes.length,
      ClassesCompleted: 0,
      MethodsCompleted: 0,
      MethodsFailed: 0,
      TestTime: 0,
      TestSetupTime: 0
    });
    this.items = classes.map((requested) => this.#enqueue(requested));
  }

  isAborted({ itemId }: TestItem): boolean {
    const object = this.#org.schema.requireObject("ApexTestQueueItem");
    return this.#org.store.read(object, [itemId]).get(itemId)?.["Status"] === "Aborted";
  }

  begin({ itemId }: TestItem): void {
    this.#change("ApexTestQueueItem", itemId, { Status: "Processing" });
  }

  /** Keeps the result of a test that was run. */
  add({ itemId, classId }: TestItem, result: TestMethodResult): void {
    if (result.outcome === "Skip") return;
    this.#insert("ApexTestResult", {
      ...methodResult(result),
      ApexClassId: classId,
      AsyncApexJobId: this.id,
      ApexTestRunResultId: this.#runId,
      QueueItemId: itemId
    });
    this.#methods += 1;
    if (result.outcome !== "Pass") this.#failed += 1;
    this.#milliseconds += result.milliseconds;
    this.#tellProgress("Processing");
  }

  complete({ itemId }: TestItem, results: readonly TestMethodResult[]): void {
    const run = results.filter(({ outcome }) => outcome !== "Skip");
    const passed = run.filter(({ outcome }) => outcome === "Pass").length;
    this.#change("ApexTestQueueItem", itemId, { Status: "Completed", ExtendedStatus: `(${passed}/${run.length})` });
    this.#classes += 1;
    this.#tellProgress("Processing");
  }

  /** The class's tests could not be run. */
  fail({ itemId }: TestItem, message: string): void {
    this.#failed += 1;
    this.#change("ApexTestQueueItem", itemId, { Status: "Failed", ExtendedStatus: message });
  }

  end(): void {
    const EndTime = new Date().toISOString();
    const aborted = this.items.length > 0 && this.items.every((item) => this.isAborted(item));
    this.#change("AsyncApexJob", this.id, { Status: aborted ? "Aborted" : "Completed", CompletedDate: EndTime });
    this.#tellProgress(aborted ? "Aborted" : this.#failed === 0 ? "Completed" : "Failed", { EndTime });
  }

  #enqueue(requested: RequestedClass): TestItem {
    const classId = apexId(this.#org, "class", requested.className);
    const itemId = this.#insert("ApexTestQueueItem", {
      ApexClassId: classId,
      ParentJobId: this.id,
      TestRunResultId: this.#runId,
      Status: "Queued"
    });
    return { ...requested, itemId, classId };
  }

  #tellProgress(Status: string, more: RecordValues = {}): void {
    this.#change("ApexTestRunResult", this.#runId, {
      Status,
      ClassesCompleted: this.#classes,
      MethodsCompleted: this.#methods,
      MethodsEnqueued: this.#methods,
      MethodsFailed: this.#failed,
      TestTime: Math.round(this.#milliseconds),
      ...more
    });
  }

  #insert(objectName: string, values: RecordValues): string {
    const { schema, store } = this.#org;
    const object = schema.requireObject(objectName);
    const id = store.nextId(object);
    const now = new Date().toISOString();
    const flags = object.fields.filter(({ stored, type, nillable }) => stored && type === "boolean" && !nillable);
    const stamps = ["CreatedDate", "SystemModstamp"].filter((name) => object.field(name)?.stored === true);
    store.insert(object, {
      ...Object.fromEntries(flags.map(({ name }) => [name, false])),
      ...Object.fromEntries(stamps.map((name) => [name, now])),
      ...values,
      Id: id
    });
    return id;
  }

  #change(objectName: string, id: string, values: RecordValues): void {
    this.#org.store.update(this.#org.schema.requireObject(objectName), { ...values, Id: id });
  }
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
