import { isIdLookup } from "../../schema/idLookups.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import type { SaveDependencies } from "../dependencies.ts";
import { fail, type Row } from "../row.ts";

/** Finds by the external id which records of an upsert exist already: these get their `Id`. */
export function matchExternalIds(
  dependencies: SaveDependencies,
  object: SObjectSchema,
  externalIdField: string,
  rows: Row[]
): void {
  const field = object.field(externalIdField);
  if (field?.name === "Id") return;
  if (field === undefined || !isIdLookup(object, field)) {
    const message = `Field name provided, ${externalIdField} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
    for (const row of rows) fail(row, "INVALID_FIELD", message, [externalIdField]);
    return;
  }
  const keys = rows.map((row) => keyOf(row, field));
  const found = storedIds(dependencies, object, field, keys);
  const seen = new Set<FieldValue>();
  rows.forEach((row, index) => matchRow(row, field, keys[index] ?? null, found, seen));
}

function matchRow(
  row: Row,
  field: FieldSchema,
  key: FieldValue,
  found: Map<FieldValue, string[]>,
  seen: Set<FieldValue>
): void {
  const ids = found.get(key) ?? [];
  if (key === null) fail(row, "MISSING_ARGUMENT", `${field.name} not specified`);
  else if (seen.has(key)) {
    fail(row, "DUPLICATE_VALUE", `Duplicate external id specified: ${String(row.given[field.name])}`, [field.name]);
  } else if (ids.length > 1) {
    const message = `${field.name}: more than one record found for external id field: [${ids.join(", ")}]`;
    fail(row, "DUPLICATE_EXTERNAL_ID", message, [field.name]);
  } else if (ids[0] !== undefined) row.given["Id"] = ids[0];
  seen.add(key);
}

function keyOf(row: Row, field: FieldSchema): FieldValue {
  return comparable(row.given[field.name] ?? null, field);
}

/** Text external ids match whatever their case, unless the field says otherwise. */
function comparable(value: FieldValue, field: FieldSchema): FieldValue {
  return typeof value === "string" && !field.caseSensitive ? value.toLowerCase() : value;
}

function storedIds(
  { store }: SaveDependencies,
  object: SObjectSchema,
  field: FieldSchema,
  keys: FieldValue[]
): Map<FieldValue, string[]> {
  const wanted = [...new Set(keys)].filter((key) => typeof key === "string" || typeof key === "number");
  const found = new Map<FieldValue, string[]>();
  if (wanted.length === 0) return found;
  const collation = field.caseSensitive ? "" : " COLLATE NOCASE";
  const live = object.undeletable ? ' AND "IsDeleted" = 0' : "";
  const marks = wanted.map(() => "?").join(", ");
  const sql = `SELECT "Id", "${field.name}" AS "Key" FROM "${object.name}" WHERE "${field.name}"${collation} IN (${marks})${live}`;
  for (const row of store.all(sql, wanted)) {
    const key = comparable(row["Key"] ?? null, field);
    found.set(key, [...(found.get(key) ?? []), String(row["Id"])]);
  }
  return found;
}
