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
import type { TestContext } from "../testing/context.ts";

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
    startedAt: performance.now(),
    binds: null,
    asynchronous: null
  });
}

/** Runs Apex within the transaction; frames are as before afterwards, whatever was thrown. */
export function within<T>(execution: Execution, work: () => T): T {
  const isNested = executionUnderWay() === execution;
  const { frame } = execution;
  if (!isNested) execution.startedAt = performance.now() - execution.transaction.limits.used("cpuTime");
  try {
    return withExecution(execution, work);
  } finally {
    execution.frame = frame;
  }
}
