import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import { apexException } from "../runtime/exceptions.ts";
import { bindExecution, currentExecution, type Execution } from "../runtime/execution.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { TestContext } from "./context.ts";

/** Jobs that jobs submit run too, but only so many. */
const MOST_JOBS = 1000;

/**
 * `Test.startTest()`: fresh governor limits until `stopTest`; static variables stay.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
 */
export function startTest(): void {
  const execution = currentExecution();
  const test = testOf(execution);
  if (test.started) throw apexException("System.FinalException", "Testing has already started");
  test.started = true;
  test.outer = execution.transaction;
  switchTo(execution, freshTransaction(execution));
}

/** `Test.stopTest()`: runs the jobs that were submitted since, then goes back to the limits from before. */
export function stopTest(): void {
  const execution = currentExecution();
  const test = testOf(execution);
  if (!test.started || test.stopped)
    throw apexException("System.FinalException", "Testing has not started or has already stopped");
  test.stopped = true;
  runWaitingJobs(test);
  if (test.outer !== null) switchTo(execution, test.outer);
  test.outer = null;
}

/** Runs all jobs that wait, and those that they submit. */
export function runWaitingJobs(test: TestContext): void {
  for (let count = 0; count < MOST_JOBS; count++) {
    const job = test.jobs.shift();
    if (job === undefined) return;
    job.run();
  }
}

/** New limits, the same static variables. */
function freshTransaction({ platform, transaction, user }: Execution): Transaction {
  const fresh = platform.beginTransaction(user, false);
  const { state, afterCommit, afterEnd } = transaction;
  return { ...fresh, state, afterCommit, afterEnd, user: transaction.user };
}

function switchTo(execution: Execution, transaction: Transaction): void {
  execution.transaction = transaction;
  execution.startedAt = cpuMilliseconds() - transaction.limits.used("cpuTime");
  bindExecution(execution);
}

function testOf(execution: Execution): TestContext {
  if (execution.test === null)
    throw apexException("System.UnexpectedException", "Test methods can only be called by tests");
  return execution.test;
}
