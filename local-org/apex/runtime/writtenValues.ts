import type { RecordValues } from "../../values.ts";
import { toFieldValue } from "./convert.ts";
import { parentReferences } from "./parents.ts";
import type { ApexSObject } from "./values/index.ts";

type Write = "insert" | "update" | "upsert";

/**
 * The values to be written. An update of what was read writes what code has set since, and the key by which an upsert matches; an insert all
 * that can be created.
 */
export function sObjectToRecord(record: ApexSObject, operation: Write, key: string | null = null): RecordValues {
  const values: RecordValues = {};
  for (const [name, value] of record.values()) {
    if (name === key || isWritten(record, name, operation)) values[name] = toFieldValue(value);
  }
  return { ...values, ...parentReferences(record) };
}

function isWritten(record: ApexSObject, name: string, operation: Write): boolean {
  if (name === "Id") return true;
  const isNew = operation === "insert" || (operation === "upsert" && record.id === null);
  if (!isNew && record.origin !== "new" && !record.isClone) return record.changed.has(name);
  return record.changed.has(name) || record.schema.field(name)?.createable === true;
}
