import type { Flows } from "../../flow/types.ts";
import type { Project } from "../../metadata/types.ts";
import type { SaveOrder } from "../../save/types.ts";
import type { Schema } from "../../schema/types.ts";
import type { Security, UserContext } from "../../security/types.ts";
import type { QueryOptions, QueryResult } from "../../soql/types.ts";
import type { Store } from "../../store/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { TriggerContext } from "./triggers/context.ts";
import type { TestContext } from "../testing/context.ts";
import type { ApexValue } from "./values/value.ts";
import type { TypeCatalog } from "../types/catalog.ts";
import type { FieldValue } from "../../values.ts";

/** The parts of the org that Apex stands on. */
export interface Platform {
  readonly project: Project;
  readonly schema: Schema;
  readonly store: Store;
  readonly security: Security;
  readonly saveOrder: SaveOrder;
  readonly flows: Flows;
  /** Runs SOQL text; its `:expression` binds take `options.binds` in the order of the text. */
  query(soql: string, options: QueryOptions): QueryResult;
  /** Runs SOSL text: a result for each object behind RETURNING. */
  search?(sosl: string, options: QueryOptions): QueryResult[];
  /** The value of a formula's global such as `$User.Email`. */
  formulaGlobal(reference: string, user: UserContext): FieldValue;
  /** A platform whose store is in memory and holds set-up objects only (users, profiles, custom metadata …), for `@IsTest`. */
  forTests(): Platform;
  /** Begins the bookkeeping of another transaction, as `Test.startTest`, asynchronous jobs and tests need it. */
  beginTransaction(user: UserContext, asynchronous: boolean): Transaction;
}

/** One method that is being executed. */
export interface Frame {
  /** As stack traces name it: `Class.Foo.bar`, `Trigger.Baz`, `AnonymousBlock`. */
  readonly name: string;
  line: number;
  readonly caller: Frame | null;
  readonly depth: number;
  /** What the class of the method declares; `inherited` has been replaced with its caller's. */
  readonly sharing: boolean;
  /** Whether object and field permissions of the user are enforced where the code says nothing: in anonymous blocks. */
  readonly permissions: boolean;
}

/** What Apex runs in: one at a time, as everything is synchronous. */
export interface Execution {
  readonly platform: Platform;
  transaction: Transaction;
  /** The user of the transaction, or that of the innermost `System.runAs`. */
  user: UserContext;
  /** The innermost running method. */
  frame: Frame | null;
  /** Lines of `System.debug`, as `USER_DEBUG|[12]|DEBUG|text`. */
  readonly debugLog: string[];
  /** Null outside of test runs. */
  readonly test: TestContext | null;
  /** The innermost trigger that is being executed. */
  trigger: TriggerContext | null;
  /** Types by name, for `Type.forName`, JSON and casts. */
  readonly catalog: TypeCatalog;
  /** When this transaction began to run Apex, by `cpuMilliseconds()`: CPU time is counted from there. */
  startedAt: number;
  /** The variables that a dynamic query may bind, by name in lower case; null where no such call is under way. */
  binds: Record<string, () => ApexValue> | null;
  /** What kind of asynchronous job this is, null for a request. */
  asynchronous: "future" | "queueable" | "finalizer" | "batch" | "scheduled" | null;
}

const OF_TRANSACTION = Symbol("Apex execution");

/** The execution of a transaction: one for all of it, so that triggers see their caller's frames and variables; null before the first Apex. */
export function executionOfTransaction(transaction: Transaction): Execution | null {
  return (transaction.state.get(OF_TRANSACTION) as Execution | undefined) ?? null;
}

/** Makes the execution that of its transaction. */
export function bindExecution(execution: Execution): Execution {
  execution.transaction.state.set(OF_TRANSACTION, execution);
  return execution;
}

let current: Execution | null = null;

/** The execution that is under way. Throws where there is none: a mistake in the engine. */
export function currentExecution(): Execution {
  if (current === null) throw new Error("no Apex is being executed");
  return current;
}

/** The execution that is under way, or null. */
export function executionUnderWay(): Execution | null {
  return current;
}

/** Runs the work within an execution; afterwards the one before is current again. */
export function withExecution<T>(execution: Execution, work: () => T): T {
  const before = current;
  current = execution;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** Runs the work as another user, as `System.runAs` does. */
export function withUser<T>(user: UserContext, work: () => T): T {
  const execution = currentExecution();
  const before = execution.user;
  execution.user = user;
  try {
    return work();
  } finally {
    execution.user = before;
  }
}

/** `Class.Foo.bar: line 12, column 1`, a line for each frame, innermost first. */
export function stackTrace(): string {
  const lines: string[] = [];
  for (let frame = current?.frame ?? null; frame !== null; frame = frame.caller) {
    lines.push(`${frame.name}: line ${frame.line}, column 1`);
  }
  return lines.join("\n");
}

/** `Foo.cls:12` or the like of the innermost frame, for messages about what is not supported. */
export function currentPlace(): string {
  const frame = current?.frame ?? null;
  return frame === null ? "the start" : `${frame.name}:${frame.line}`;
}
