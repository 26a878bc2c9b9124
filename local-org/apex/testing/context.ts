/** A job that waits for `Test.stopTest`. */
export interface WaitingJob {
  run(): void;
}

/** What a running test method knows: jobs that wait for `Test.stopTest`, mocks, whether `startTest` was called. */
export interface TestContext {
  started: boolean;
  stopped: boolean;
  readonly jobs: WaitingJob[];
  /** What `Test.setMock` registered, by the interface's name in lower case. */
  readonly mocks: Map<string, unknown>;
}
