import type { FieldType } from "../../schema/types.ts";
import type { SqlValue } from "../../store/types.ts";
import type { FieldValue } from "../../values.ts";

/** A column's value as a field's value. */
export function fromSql(type: FieldType, value: SqlValue): FieldValue {
  return type === "boolean" ? value === 1 : value;
}

/** A field's value as SQLite holds it. */
export function toSql(value: FieldValue): SqlValue {
  return typeof value === "boolean" ? Number(value) : value;
}
