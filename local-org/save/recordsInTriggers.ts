import { to15 } from "../ids.ts";
import type { Transaction } from "../transaction/types.ts";
import { fail, idOf, type Row } from "./row.ts";
import type { Step } from "./statement.ts";

const RECORDS_IN_TRIGGERS = Symbol("records in before triggers");

/** Runs the before triggers of this name and remembers which records stand in them. */
export function whileInTrigger<T>(transaction: Transaction, name: string, rows: Row[], run: () => T): T {
  const outer = recordsOf(transaction);
  const own = rows.filter((row) => row.old !== null).map((row): [string, string] => [idOf(row), name]);
  transaction.state.set(RECORDS_IN_TRIGGERS, new Map([...outer, ...own]));
  try {
    return run();
  } finally {
    transaction.state.set(RECORDS_IN_TRIGGERS, outer);
  }
}

/** A record that stands in a before trigger cannot be saved from there. */
export const checkNotInTrigger: Step = ({ transaction }, rows) => {
  const inTriggers = recordsOf(transaction);
  for (const row of rows) {
    const trigger = row.old === null ? undefined : inTriggers.get(idOf(row));
    if (trigger === undefined) continue;
    const message = `Object (id = ${to15(idOf(row))}) is currently in trigger ${trigger}, therefore it cannot recursively update itself`;
    fail(row, "SELF_REFERENCE_FROM_TRIGGER", message);
  }
};

/** The trigger's name by the record's id. */
function recordsOf({ state }: Transaction): ReadonlyMap<string, string> {
  return (state.get(RECORDS_IN_TRIGGERS) as ReadonlyMap<string, string> | undefined) ?? new Map();
}
