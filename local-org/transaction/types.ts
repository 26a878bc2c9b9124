import type { UserContext } from "../security/types.ts";

/** What a transaction may use; the names are those of the Apex class `Limits`. */
export type LimitName =
  | "queries"
  | "queryRows"
  | "aggregateQueries"
  | "soslQueries"
  | "dmlStatements"
  | "dmlRows"
  | "cpuTime"
  | "heapSize"
  | "callouts"
  | "futureCalls"
  | "queueableJobs"
  | "emailInvocations"
  | "publishImmediateDml"
  | "savepoints";

/** Counts against the governor limits; `System.LimitException: Too many SOQL queries: 101` and its like, thrown where one is passed. */
export interface Limits {
  used(limit: LimitName): number;
  allowed(limit: LimitName): number;
  /** Adds to a count. Throws a `LimitExceededError`, which nothing may catch but the end of the transaction. */
  count(limit: LimitName, by?: number): void;
  /** From now on nothing of it may be used. */
  forbid(limit: LimitName): void;
  /** What has been used up to now; the function goes back to that. */
  mark(): () => void;
}

/** One transaction: a request, an Apex test method, an asynchronous job. */
export interface Transaction {
  readonly user: UserContext;
  readonly limits: Limits;
  /** The moment at which it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How deep triggers stand in each other; the platform stops at 16. */
  triggerDepth: number;
  /** A place where each part keeps what lives as long as the transaction (static variables, describe caches), by its own key. */
  readonly state: Map<symbol, unknown>;
  /** Runs after the transaction has committed: queueables, futures, platform events. Dropped when what asked for it is rolled back. */
  afterCommit(work: () => void): void;
  /** Runs after the transaction has ended, even where it was rolled back: platform events that are published immediately. */
  afterEnd(work: () => void): void;
}
