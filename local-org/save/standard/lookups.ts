import type { RecordValues } from "../../values.ts";
import { referenceId, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";

/** The records to which a field of the rows leads, by id. */
export function referencedRecords(
  { dependencies }: Statement,
  objectName: string,
  rows: Row[],
  field: string
): Map<string, RecordValues> {
  const object = dependencies.schema.object(objectName);
  const ids = rows
    .flatMap((row) => referenceId(row.record[field]) ?? [])
    .filter((id) => id.startsWith(object?.keyPrefix ?? "-"));
  return object === undefined || ids.length === 0 ? new Map() : dependencies.store.read(object, [...new Set(ids)]);
}

/** The live records of an object whose field has one of the values; none where the org has no such object. */
export function recordsWhere(
  { dependencies }: Statement,
  objectName: string,
  field: string,
  values: readonly (string | number)[]
): RecordValues[] {
  const object = dependencies.schema.object(objectName);
  return object === undefined || values.length === 0 ? [] : dependencies.store.readWhere(object, field, values);
}

/** The distinct values that a field has in the rows, as they are now and as they were. */
export function valuesBeforeAndAfter(rows: Row[], field: string): string[] {
  const ids = rows.flatMap((row) => [referenceId(row.record[field]), referenceId(row.old?.[field])]);
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The entries of a list of the platform's (stages, statuses, priorities) that the rows name in a field, by API name. */
export function byApiName(statement: Statement, list: string, rows: Row[], field: string): Map<string, RecordValues> {
  const names = [...new Set(rows.map((row) => String(row.record[field] ?? "")))];
  return new Map(recordsWhere(statement, list, "ApiName", names).map((entry) => [String(entry["ApiName"]), entry]));
}
