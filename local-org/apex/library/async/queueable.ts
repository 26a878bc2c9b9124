import type { Transaction } from "../../../transaction/types.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { apexException, type ApexException } from "../../runtime/exceptions.ts";
import { PlainObject } from "../../runtime/plainObject.ts";
import { isInstance, PlatformObject, raise, type ApexInstance, type ApexValue } from "../../runtime/values/index.ts";
import { enumValue } from "../enums.ts";
import type { LibraryClass } from "../library.ts";
import { ApexJobContext } from "./contexts.ts";
import { asOwnTransaction, enqueue } from "./jobs.ts";
import { ApexDuplicateSignature } from "./signature.ts";

/** The finalizer of a queueable that is under way. */
const finalizers = new WeakMap<Transaction, ApexValue>();

/** What `AsyncOptions` say, of a queueable that is under way. */
export interface Chain {
  depth: number;
  maximum: number | null;
  delayInMinutes: number | null;
}

const chains = new WeakMap<Transaction, Chain>();

/** The signatures of jobs that wait or run, by the org or the test. */
const waiting = new WeakMap<object, Set<string>>();

const LONGEST_DELAY = 10;
const MILLISECONDS = 60_000;

/**
 * `System.enqueueJob`, with a delay in minutes or with options. In tests delays pass at once.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
export function enqueueQueueable(job: ApexValue, options: ApexValue = null): string {
  if (!isInstance(job)) raise("System.NullPointerException", "Argument cannot be null.");
  const chain = chainWith(options);
  const signature = signatureOf(options);
  const release = reserve(signature);
  const delay = (chain.delayInMinutes ?? 0) * MILLISECONDS;
  const payload = [job, chain.depth, chain.maximum];
  return enqueue({ kind: "queueable", className: job.apexType, delay }, payload, (jobId) => {
    try {
      runQueueable(job, jobId, chain);
    } finally {
      release();
    }
  });
}

/** The chain of the queueable under way; null outside of queueables. */
export function currentChain(): Chain | null {
  return chains.get(currentExecution().transaction) ?? null;
}

function chainWith(options: ApexValue): Chain {
  const before = currentChain();
  const depth = before === null ? 0 : before.depth + 1;
  const given = options instanceof PlainObject ? options.variables : null;
  const delay = typeof options === "number" ? options : (given?.get("minimumqueueabledelayinminutes") ?? null);
  const maximum = given?.get("maximumqueueablestackdepth") ?? before?.maximum ?? null;
  if (typeof delay === "number" && (delay < 0 || delay > LONGEST_DELAY)) {
    raise("System.IllegalArgumentException", `The delay must be between 0 and ${LONGEST_DELAY} minutes`);
  }
  if (typeof maximum === "number" && depth >= maximum) {
    raise("System.AsyncException", "Maximum stack depth has been reached.");
  }
  return { depth, maximum: maximum as number | null, delayInMinutes: delay as number | null };
}

function signatureOf(options: ApexValue): string | null {
  const given = options instanceof PlainObject ? options.variables.get("duplicatesignature") : null;
  return given instanceof ApexDuplicateSignature ? given.digest : null;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dedupe_queueable.htm */
function reserve(signature: string | null): () => void {
  if (signature === null) return () => undefined;
  const { test, platform } = currentExecution();
  const owner = test ?? platform;
  const signatures = waiting.get(owner) ?? new Set<string>();
  waiting.set(owner, signatures);
  if (signatures.has(signature)) {
    raise("System.DuplicateMessageException", "Attempt to enqueue job with duplicate queueable signature");
  }
  signatures.add(signature);
  return () => void signatures.delete(signature);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AsyncInfo.htm */
export const AsyncInfoClass: LibraryClass = {
  name: "System.AsyncInfo",
  statics: {
    getCurrentQueueableStackDepth: () => currentChain()?.depth ?? 0,
    getMaximumQueueableStackDepth: () => currentChain()?.maximum ?? null,
    getMinimumQueueableDelayInMinutes: () => currentChain()?.delayInMinutes ?? null,
    hasMaxStackDepth: () => (currentChain()?.maximum ?? null) !== null
  }
};

/** `System.attachFinalizer`: one for each queueable. */
export function attachFinalizer(finalizer: ApexValue): void {
  const { asynchronous, transaction } = currentExecution();
  if (asynchronous !== "queueable")
    raise("System.HandledException", "System.attachFinalizer(Finalizer) is not allowed in this context");
  if (finalizers.has(transaction))
    raise("System.HandledException", "More than one Finalizer cannot be attached to same Async Apex Job");
  finalizers.set(transaction, finalizer);
}

/** Runs a queueable, then its finalizer, where it attached one. */
export function runQueueable(job: ApexInstance, jobId: string, chain: Chain): void {
  const { platform, transaction } = currentExecution();
  chains.set(transaction, chain);
  let thrown: unknown = null;
  try {
    platform.store.transaction(() => job.apexCall("execute", new ApexJobContext("System.QueueableContext", jobId)));
  } catch (error) {
    thrown = error;
  }
  const finalizer = finalizers.get(transaction) ?? null;
  if (isInstance(finalizer)) finalize(finalizer, jobId, chain, exceptionOf(thrown));
  if (thrown !== null) throw thrown;
}

/** A finalizer has limits of its own, and is no queueable: it may submit one. */
function finalize(finalizer: ApexInstance, jobId: string, chain: Chain, exception: ApexException | null): void {
  asOwnTransaction({ kind: "finalizer", className: finalizer.apexType }, () => {
    chains.set(currentExecution().transaction, chain);
    finalizer.apexCall("execute", new ApexFinalizerContext(jobId, exception));
  });
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
