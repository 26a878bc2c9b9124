import { childrenOf, type Children } from "../children.ts";
import { fail, idOf, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** A record stays as long as a relation that forbids its deletion points to it. */
export const checkRestrictedDelete: Step = (statement, rows) => {
  const restricting = childrenOf(statement.dependencies, statement.object, rows.map(idOf)).filter(
    ({ fate }) => fate === "restrict"
  );
  for (const row of rows) {
    for (const children of restricting) refuse(statement, row, children);
  }
};

function refuse({ object }: Statement, row: Row, { object: child, field, records }: Children): void {
  const held = records.filter((record) => record[field] === idOf(row));
  if (held.length === 0) return;
  const names = held.map((record) => String(record[child.nameField ?? "Id"] ?? record["Id"])).join(", ");
  const name = String(row.old?.[object.nameField ?? "Id"] ?? idOf(row));
  const message = `Your attempt to delete ${name} could not be completed because it is associated with the following ${child.labelPlural.toLowerCase()}.: ${names}\n`;
  fail(row, "DELETE_FAILED", message);
}
