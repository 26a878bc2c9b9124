import type { SourceError } from "../errors.ts";
import type { Project } from "../metadata/types.ts";
import type { TriggerRunner } from "../save/types.ts";
import type { Transaction } from "../transaction/types.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** An uncaught Apex exception as a client sees it. */
export interface ApexFailure {
  /** `System.NullPointerException`, `InvoiceService.InvoiceException`. */
  type: string;
  message: string;
  /** `Class.Foo.bar: line 12, column 1`, a line for each frame, innermost first. */
  stackTrace: string;
}

export interface RestRequestData {
  method: string;
  /** Behind `/services/apexrest`, with the leading slash. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: Buffer;
}

export interface RestResponseData {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface AnonymousResult {
  compiled: boolean;
  compileProblem: string | null;
  line: number;
  column: number;
  success: boolean;
  failure: ApexFailure | null;
  log: readonly string[];
}

export interface TestMethodResult {
  className: string;
  methodName: string;
  outcome: "Pass" | "Fail" | "CompileFail" | "Skip";
  failure: ApexFailure | null;
  milliseconds: number;
  covered: CoveredLines[];
}

/** Lines of a class or trigger that one test ran; code of which it ran nothing is left out. */
export interface CoveredLines {
  name: string;
  kind: Coverage["kind"];
  lines: number[];
}

/** Lines of a class or trigger that hold statements, and how often each ran. */
export interface Coverage {
  name: string;
  kind: "class" | "trigger";
  lines: ReadonlyMap<number, number>;
}

export interface TestRun {
  results: TestMethodResult[];
  coverage: Coverage[];
  milliseconds: number;
}

/** Tests that are run one by one, so that others can have their turn between two of them. */
export interface TestSession {
  /** Runs a test with each step. Ending early (`return`) undoes what the class's set-up did. */
  run(names: readonly string[] | "all"): Generator<TestMethodResult, void, void>;
  /** What the tests that were run cover. */
  coverage(): Coverage[];
  close(): void;
}

export interface ApexClassInfo {
  name: string;
  isTest: boolean;
  path: string;
}

/** The project's Apex, compiled and ready to run. */
export interface ApexEngine extends TriggerRunner {
  /** Compiles the project. Throws the first mistake as a `SourceError`; all that has none can be run nevertheless. */
  compile(project: Project): void;
  /** All mistakes of the last compilation. */
  readonly problems: readonly SourceError[];
  classes(): ApexClassInfo[];
  /** Calls an `@AuraEnabled` static method with named parameters, as Lightning does. Throws `ApexException` as it leaves the method. */
  invokeAuraEnabled(
    transaction: Transaction,
    className: string,
    method: string,
    parameters: Record<string, Json>
  ): Json;
  /** Null where no `@RestResource` maps to the path. */
  callRest(transaction: Transaction, request: RestRequestData): RestResponseData | null;
  executeAnonymous(transaction: Transaction, source: string): AnonymousResult;
  /**
   * Runs delayed jobs and schedules whose time has come, and jobs that a process left behind: each in a transaction of its user. What
   * cannot even begin is thrown, and forgotten.
   */
  runDueJobs(transact: (userId: string, work: (transaction: Transaction) => void) => void): void;
  /** Runs `@IsTest` methods: all, classes by name, or `Class.method`. Each is isolated, leaves nothing behind and is told of as it ends. */
  runTests(names: readonly string[] | "all", tell?: (result: TestMethodResult) => void): TestRun;
  /** Begins to run such tests step by step. */
  openTests(): TestSession;
}
