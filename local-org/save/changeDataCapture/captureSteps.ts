import type { RecordValues } from "../../values.ts";
import { idOf, type Row } from "../row.ts";
import type { Step } from "../statement.ts";
import { capture } from "./changes.ts";
import type { Change } from "./types.ts";

/** Captures what an insert or an update has written. */
export const captureWrites: Step = (statement, rows) => capture(statement, statement.object, () => rows.map(write));

function write(row: Row): Omit<Change, "object"> {
  const type = row.old === null ? "CREATE" : "UPDATE";
  return { type, id: idOf(row), before: row.old, after: { ...row.record } };
}

/** A record that is deleted. */
export function deletion(record: RecordValues): Omit<Change, "object"> {
  return { type: "DELETE", id: String(record["Id"]), before: record, after: null };
}

/** A record that comes back from the recycle bin. */
export function undeletion(record: RecordValues): Omit<Change, "object"> {
  return { type: "UNDELETE", id: String(record["Id"]), before: null, after: record };
}
