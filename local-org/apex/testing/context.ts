import type { Store } from "../../store/types.ts";
import { keepUnlessUndone } from "../../transaction/keepUnlessUndone.ts";
import type { Transaction } from "../../transaction/types.ts";

/** A job that waits for `Test.stopTest`. */
export interface WaitingJob {
  run(): void;
}

/** What a running test method knows: jobs that wait for `Test.stopTest`, mocks, whether `startTest` was called. */
export interface TestContext {
  /** `@IsTest(SeeAllData=true)`. */
  readonly seesAllData: boolean;
  started: boolean;
  stopped: boolean;
  /** The transaction of the test method outside of `startTest` and `stopTest`, while one is between them. */
  outer: Transaction | null;
  readonly jobs: WaitingJob[];
  /** What `Test.setFixedSearchResults` was given: nothing else is found by SOSL in a test. */
  foundIds: readonly string[];
  /** What `Test.setMock` registered, by the interface's name in lower case. */
  readonly mocks: Map<string, unknown>;
}

export function newTestContext(seesAllData = false): TestContext {
  return { seesAllData, started: false, stopped: false, outer: null, jobs: [], foundIds: [], mocks: new Map() };
}

/** The transaction with what it leaves for after its end kept for `Test.stopTest`: a test never commits. */
export function heldBack(transaction: Transaction, test: TestContext, store: Store): Transaction {
  return {
    ...transaction,
    afterCommit: (run) => keepUnlessUndone(store, test.jobs, { run }),
    afterEnd: (run) => void test.jobs.push({ run })
  };
}
