import { saveApart } from "../../save/mixedDml.ts";
import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import type { UserContext } from "../../security/types.ts";
import { heldBack } from "../testing/context.ts";
import type { Transaction } from "../../transaction/types.ts";
import { bindExecution, currentExecution, executionUnderWay, withExecution, type Execution } from "./execution.ts";

/** Asynchronous work of a class. */
export interface Job {
  kind: "future" | "queueable" | "finalizer" | "batch" | "scheduled";
  className: string;
  run(): void;
}

/** Finalizers run with their queueable and are no jobs of their own. */
export type JobKind = Exclude<Job["kind"], "finalizer">;

const JOB_OBJECT = "AsyncApexJob";

/**
 * Takes a job on and gives its id. It runs in a transaction of its own, as the user that submitted it: after the commit of this transaction,
 * or in a test at `Test.stopTest`.
 */
export function submitJob(job: Job): string {
  const execution = currentExecution();
  const { transaction, user } = execution;
  if (job.kind === "future") transaction.limits.count("futureCalls");
  if (job.kind === "queueable") transaction.limits.count("queueableJobs");
  const run = (): void => runAlone(execution, user, job);
  transaction.afterCommit(run);
  return jobId(execution);
}

/** Runs the work as an asynchronous transaction of the user. */
export function runAlone(submitter: Execution, user: UserContext, job: Job): void {
  const outer = executionUnderWay();
  const execution = bindExecution({
    ...submitter,
    transaction: transactionFor(submitter, user),
    user,
    frame: null,
    trigger: null,
    binds: null,
    startedAt: cpuMilliseconds(),
    asynchronous: job.kind
  });
  const saveTogether = saveApart(execution.transaction);
  try {
    withExecution(execution, () => job.run());
  } finally {
    saveTogether();
    if (submitter.test !== null && outer !== null) bindExecution(outer);
  }
}

/** Limits of its own; within a test the job sees the static variables of the test, as on the platform. */
function transactionFor(submitter: Execution, user: UserContext): Transaction {
  const transaction = submitter.platform.beginTransaction(user, true);
  const { test } = submitter;
  return test === null
    ? transaction
    : { ...heldBack(transaction, test, submitter.platform.store), state: submitter.transaction.state };
}

function jobId({ platform }: Execution): string {
  const object = platform.schema.object(JOB_OBJECT);
  return object === undefined ? "707000000000001AAA" : platform.store.nextId(object);
}
