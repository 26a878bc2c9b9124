import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import type { Transaction } from "../../transaction/types.ts";
import {
  bindExecution,
  executionOfTransaction,
  executionUnderWay,
  withExecution,
  type Execution,
  type Platform
} from "../runtime/execution.ts";
import type { Program } from "../runtime/program/program.ts";
import { heldBack, type TestContext } from "../testing/context.ts";

/** What Apex runs in within a transaction, made when it first runs Apex. */
export function executionOf(
  platform: Platform,
  program: Program,
  transaction: Transaction,
  test: TestContext | null
): Execution {
  const known = executionOfTransaction(transaction);
  if (known !== null) return known;
  return bindExecution({
    platform,
    transaction,
    user: transaction.user,
    frame: null,
    debugLog: [],
    test,
    trigger: null,
    catalog: program.catalog,
    startedAt: cpuMilliseconds(),
    binds: null,
    asynchronous: null
  });
}

/** What a trigger of a transaction runs in: in a test that is the test's, though events are delivered in transactions of their own. */
export function executionForTrigger(platform: Platform, program: Program, transaction: Transaction): Execution {
  const outer = executionUnderWay();
  const isOfTest = outer !== null && outer.test !== null && executionOfTransaction(transaction) === null;
  return isOfTest ? withinTest(outer, outer.test, transaction) : executionOf(platform, program, transaction, null);
}

/** The test's data, static variables and waiting jobs; limits of its own. */
function withinTest(outer: Execution, test: TestContext, transaction: Transaction): Execution {
  const { user } = transaction;
  const own = { ...heldBack(transaction, test, outer.platform.store), state: outer.transaction.state };
  return { ...outer, transaction: own, user, frame: null, trigger: null, binds: null, asynchronous: null };
}

/** Runs Apex within the transaction; frames are as before afterwards, whatever was thrown. */
export function within<T>(execution: Execution, work: () => T): T {
  const outer = executionUnderWay();
  const isNested = outer === execution;
  const { frame } = execution;
  if (!isNested) execution.startedAt = cpuMilliseconds() - execution.transaction.limits.used("cpuTime");
  try {
    return withExecution(bound(execution), work);
  } finally {
    if (outer !== null) bound(outer);
    execution.frame = frame;
  }
}

/** Transactions of a test share their state: the execution that is found there is the one that runs. */
function bound(execution: Execution): Execution {
  return execution.test === null ? execution : bindExecution(execution);
}
