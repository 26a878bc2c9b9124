import type { FieldValue, RecordValues } from "../../values.ts";
import { headerToText, isChangeEventHeader } from "./changeEventHeader.ts";
import { toFieldValue } from "./convert.ts";
import { parentReferences } from "./parents.ts";
import type { ApexSObject, ApexValue } from "./values/index.ts";

type Write = "insert" | "update" | "upsert";

/**
 * The values to be written. An update of what was read writes what code has set since, and the key by which an upsert matches; an insert all
 * that can be created.
 */
export function sObjectToRecord(record: ApexSObject, operation: Write, key: string | null = null): RecordValues {
  const values: RecordValues = {};
  for (const [name, value] of record.values()) {
    if (name === key || isWritten(record, name, operation)) values[name] = writtenValue(record, name, value);
  }
  return { ...values, ...parentReferences(record) };
}

function writtenValue({ schema }: ApexSObject, name: string, value: ApexValue): FieldValue {
  const field = schema.field(name);
  return field !== undefined && isChangeEventHeader(schema, field) ? headerToText(value) : toFieldValue(value);
}

function isWritten(record: ApexSObject, name: string, operation: Write): boolean {
  if (name === "Id") return true;
  const isNew = operation === "insert" || (operation === "upsert" && record.id === null);
  if (!isNew && record.origin !== "new" && !record.isClone) return record.changed.has(name);
  return record.changed.has(name) || record.schema.field(name)?.createable === true;
}
