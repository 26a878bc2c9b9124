import type { Store } from "../store/types.ts";
import { fail, isGood, type Row } from "./row.ts";
import type { Statement } from "./statement.ts";

const ATTEMPTS = 3;

/**
 * The platform's partial save: the rows that failed are set aside, everything that the attempt did is undone, and the good
 * rows are tried again with the governor limits of before, three times at most
 * (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm).
 */
export function savePartially(statement: Statement, rows: Row[], attempt: (rows: Row[]) => void): void {
  const { store } = statement.dependencies;
  const resetLimits = statement.transaction.limits.mark();
  for (let count = 1; count <= ATTEMPTS; count += 1) {
    const good = rows.filter(isGood);
    if (good.length === 0) return;
    if (count > 1) resetLimits();
    if (undoneUnless(store, () => (attempt(good), good.every(isGood)))) return;
  }
  for (const row of rows.filter(isGood)) {
    const message = "Too many batch retries in the presence of Apex triggers and partial failures.";
    fail(row, "TOO_MANY_APEX_REQUESTS", message);
  }
}

class Undo extends Error {}

/** Runs the work in a savepoint and undoes what it wrote unless it answers true. */
export function undoneUnless(store: Store, work: () => boolean): boolean {
  try {
    store.transaction(() => {
      if (!work()) throw new Undo();
    });
    return true;
  } catch (problem) {
    if (problem instanceof Undo) return false;
    throw problem;
  }
}
