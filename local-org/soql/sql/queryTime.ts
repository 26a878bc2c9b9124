import { OrgError } from "../../errors.ts";
import type { Store } from "../../store/types.ts";
import { cpuMilliseconds } from "../../transaction/cpuClock.ts";

/** Everything waits while a query runs: it may take as much CPU time as Apex may, in milliseconds. The platform gives it two minutes. */
const LONGEST = 10_000;

interface End {
  /** By the clock on the wall, which is read much faster: before, no query can have used its CPU time up. */
  atTheEarliest: number;
  cpu: number;
}

let end: End = { atTheEarliest: Infinity, cpu: Infinity };

/** The time of a query begins to run. */
export function beginQueryTime(longest = LONGEST): void {
  end = { atTheEarliest: performance.now() + longest, cpu: cpuMilliseconds() + longest };
}

/** Throws QUERY_TIMEOUT where the running query has taken too long. For what is done for each row. */
export function requireQueryTime(): void {
  if (performance.now() > end.atTheEarliest && cpuMilliseconds() > end.cpu)
    throw new OrgError("QUERY_TIMEOUT", "Your query request was running for too long.");
}

/** Makes `soql_in_time()` known to the store: always true, for rows that SQLite itself takes long for. */
export function registerTimeFunction(store: Store): void {
  store.registerFunction("soql_in_time", () => {
    requireQueryTime();
    return 1;
  });
}
