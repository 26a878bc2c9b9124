import type { Transaction } from "../../../transaction/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { apexException, type ApexException } from "../../runtime/exceptions.ts";
import { isInstance, PlatformObject, raise, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { ApexJobContext } from "./contexts.ts";
import { enqueue } from "./jobs.ts";

/** The finalizer of a queueable that is under way. */
const finalizers = new WeakMap<Transaction, ApexValue>();

/** `System.enqueueJob`. */
export function enqueueQueueable(job: ApexValue): string {
  if (!isInstance(job)) raise("System.NullPointerException", "Argument cannot be null.");
  return enqueue({ kind: "queueable", className: job.apexType }, (jobId) => runQueueable(job, jobId));
}

/** `System.attachFinalizer`: one for each queueable. */
export function attachFinalizer(finalizer: ApexValue): void {
  const { asynchronous, transaction } = currentExecution();
  if (asynchronous !== "queueable")
    raise("System.HandledException", "System.attachFinalizer(Finalizer) is not allowed in this context");
  if (finalizers.has(transaction))
    raise("System.HandledException", "More than one Finalizer cannot be attached to same Async Apex Job");
  finalizers.set(transaction, finalizer);
}

function runQueueable(job: ApexInstance, jobId: string): void {
  const { platform, transaction } = currentExecution();
  let thrown: unknown = null;
  try {
    platform.store.transaction(() => job.apexCall("execute", new ApexJobContext("System.QueueableContext", jobId)));
  } catch (error) {
    thrown = error;
  }
  const finalizer = finalizers.get(transaction) ?? null;
  if (isInstance(finalizer)) finalizer.apexCall("execute", new ApexFinalizerContext(jobId, exceptionOf(thrown)));
  if (thrown !== null) throw thrown;
}

function exceptionOf(thrown: unknown): ApexException | null {
  if (thrown === null) return null;
  return typeof thrown === "object" && "apexType" in thrown
    ? (thrown as ApexException)
    : apexException("System.UnexpectedException", String(thrown));
}

class ApexFinalizerContext extends PlatformObject {
  readonly apexType = "System.FinalizerContext";
  readonly jobId: string;
  readonly exception: ApexException | null;

  constructor(jobId: string, exception: ApexException | null) {
    super();
    this.jobId = jobId;
    this.exception = exception;
  }

  override apexHas(method: string): boolean {
    return method.toLowerCase() in READERS;
  }

  override apexCall(method: string): ApexValue {
    return READERS[method.toLowerCase()]?.(this) ?? null;
  }
}

const READERS: Record<string, (self: ApexFinalizerContext) => ApexValue> = {
  getasyncapexjobid: (self) => self.jobId,
  getrequestid: (self) => self.jobId,
  getexception: (self) => self.exception,
  getresult: (self) => enumValue("System.ParentJobResult", self.exception === null ? "SUCCESS" : "UNHANDLED_EXCEPTION")
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm */
export const FinalizerContextClass: LibraryClass = { name: "System.FinalizerContext", methods: READERS };
