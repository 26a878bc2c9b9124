import type { Row } from "../row.ts";
import { timestamp, type Statement, type Step } from "../statement.ts";

/** Who saved the record and when, unless a new record brings it along. Times are those of the transaction's start. */
export const setAuditFields: Step = (statement, rows) => {
  for (const row of rows) {
    if (row.old === null) set(statement, row, { CreatedDate: timestamp(statement), CreatedById: userId(statement) });
    set(statement, row, { LastModifiedDate: timestamp(statement), LastModifiedById: userId(statement) });
    set(statement, row, { SystemModstamp: timestamp(statement) });
  }
};

function userId({ transaction }: Statement): string {
  return transaction.user.userId;
}

function set({ object }: Statement, row: Row, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    if (object.field(name)?.stored !== true) continue;
    row.record[name] = (row.old === null ? row.given[name] : null) ?? value;
  }
}
