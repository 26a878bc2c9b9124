import { OrgError } from "../errors.ts";
import type { LimitName, Limits } from "./types.ts";

/** A governor limit that was passed. Ends the transaction: neither Apex nor a partial save may swallow it. */
export class LimitExceededError extends OrgError {
  readonly limit: LimitName;

  constructor(limit: LimitName, message: string) {
    super("LIMIT_EXCEEDED", message);
    this.name = "LimitExceededError";
    this.limit = limit;
  }
}

interface LimitRule {
  synchronous: number;
  asynchronous: number;
  /** The text of `System.LimitException`, from the count that passed the limit. */
  exceeded: (count: number, allowed: number) => string;
}

const MEGABYTE = 1_000_000;

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
const RULES: Record<LimitName, LimitRule> = {
  queries: both(100, 200, (count) => `Too many SOQL queries: ${count}`),
  queryRows: same(50_000, (count) => `Too many query rows: ${count}`),
  aggregateQueries: same(300, (count) => `Too many Aggregate queries: ${count}`),
  soslQueries: same(20, (count) => `Too many SOSL queries: ${count}`),
  dmlStatements: same(150, (count) => `Too many DML statements: ${count}`),
  dmlRows: same(10_000, (count) => `Too many DML rows: ${count}`),
  cpuTime: both(10_000, 60_000, () => "Apex CPU time limit exceeded"),
  heapSize: both(6 * MEGABYTE, 12 * MEGABYTE, (count) => `Apex heap size too large: ${count}`),
  callouts: same(100, (count) => `Too many callouts: ${count}`),
  futureCalls: both(50, 0, (count) => `Too many future calls: ${count}`),
  queueableJobs: both(50, 1, (count) => `Too many queueable jobs added to the queue: ${count}`),
  emailInvocations: same(10, (count) => `Too many Email Invocations: ${count}`),
  publishImmediateDml: same(150, (count) => `Too many Publish Immediate DML: ${count}`),
  savepoints: same(150, (count) => `Too many DML statements: ${count}`)
};

function both(synchronous: number, asynchronous: number, exceeded: LimitRule["exceeded"]): LimitRule {
  return { synchronous, asynchronous, exceeded };
}

function same(allowed: number, exceeded: LimitRule["exceeded"]): LimitRule {
  return both(allowed, allowed, exceeded);
}

/**
 * A transaction's counts against the governor limits.
 *
 * Query rows and DML rows are reported, as on the platform, as the first row too many. CPU time is in milliseconds; heap size is whatever the Apex
 * runtime reports of it.
 */
export class GovernorLimits implements Limits {
  #counts = new Map<LimitName, number>();
  readonly #forbidden = new Set<LimitName>();
  readonly #kind: "synchronous" | "asynchronous";

  constructor(kind: "synchronous" | "asynchronous") {
    this.#kind = kind;
  }

  used(limit: LimitName): number {
    return this.#counts.get(limit) ?? 0;
  }

  allowed(limit: LimitName): number {
    return this.#forbidden.has(limit) ? 0 : RULES[limit][this.#kind];
  }

  forbid(limit: LimitName): void {
    this.#forbidden.add(limit);
  }

  mark(): () => void {
    const counts = new Map(this.#counts);
    return () => {
      this.#counts = new Map(counts);
    };
  }

  count(limit: LimitName, by = 1): void {
    const total = this.used(limit) + by;
    this.#counts.set(limit, total);
    const allowed = this.allowed(limit);
    if (total <= allowed) return;
    const reported = ROW_LIMITS.has(limit) ? allowed + 1 : total;
    throw new LimitExceededError(limit, RULES[limit].exceeded(reported, allowed));
  }
}

const ROW_LIMITS: ReadonlySet<LimitName> = new Set(["queryRows", "dmlRows"]);
