import type { FieldType } from "../../schema/types.ts";
import type { SqlValue } from "../../store/types.ts";
import type { FieldValue } from "../../values.ts";

/** A column's value as a field's value. */
export function fromSql(type: FieldType, value: SqlValue): FieldValue {
  if (type === "boolean") return value === 1;
  return type === "anyType" && typeof value === "string" ? (JSON.parse(value) as FieldValue) : value;
}

/** A field's value as SQLite holds it. */
export function toSql(value: FieldValue): SqlValue {
  return typeof value === "boolean" ? Number(value) : value;
}
