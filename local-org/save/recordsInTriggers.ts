import type { Transaction } from "../transaction/types.ts";
import { fail, idOf, type Row } from "./row.ts";
import type { Step } from "./statement.ts";

const RECORDS_IN_TRIGGERS = Symbol("records in before triggers");

/** Runs before triggers and remembers which records stand in them. */
export function whileInTrigger<T>(transaction: Transaction, rows: Row[], run: () => T): T {
  const outer = recordsOf(transaction);
  const own = rows.flatMap((row) => (row.old === null ? [] : [idOf(row)]));
  transaction.state.set(RECORDS_IN_TRIGGERS, new Set([...outer, ...own]));
  try {
    return run();
  } finally {
    transaction.state.set(RECORDS_IN_TRIGGERS, outer);
  }
}

/** A record that stands in a before trigger cannot be saved from there. */
export const checkNotInTrigger: Step = ({ transaction, object }, rows) => {
  const inTriggers = recordsOf(transaction);
  for (const row of rows) {
    if (row.old === null || !inTriggers.has(idOf(row))) continue;
    const message = `Object (id = ${idOf(row)}) is currently in trigger ${object.name}, therefore it cannot recursively update itself`;
    fail(row, "SELF_REFERENCE_FROM_TRIGGER", message);
  }
};

function recordsOf({ state }: Transaction): ReadonlySet<string> {
  return (state.get(RECORDS_IN_TRIGGERS) as ReadonlySet<string> | undefined) ?? new Set();
}
