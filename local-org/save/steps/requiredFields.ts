import type { FieldSchema } from "../../schema/types.ts";
import { fail, type Row } from "../row.ts";
import type { Step } from "../statement.ts";

/** Every field that the platform demands has a value. */
export const checkRequiredFields: Step = ({ object }, rows) => {
  const required = object.fields.filter(isRequired);
  for (const row of rows) {
    const missing = required.filter((field) => isMissing(row, field)).map((field) => field.name);
    if (missing.length === 0) continue;
    fail(row, "REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing.join(", ")}]`, missing);
  }
};

/** What the platform fills by itself (ids, audit fields, auto-numbers, checkboxes) is never missing. */
function isRequired(field: FieldSchema): boolean {
  return (
    !field.nillable &&
    field.stored &&
    field.createable &&
    !field.autoNumber &&
    !field.calculated &&
    field.type !== "boolean"
  );
}

/** A standard field that was empty before and is not touched now is left alone. */
function isMissing(row: Row, field: FieldSchema): boolean {
  if ((row.record[field.name] ?? null) !== null) return false;
  return row.old === null || field.custom || (row.old[field.name] ?? null) !== null;
}
