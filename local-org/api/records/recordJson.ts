import type { Schema } from "../../schema/types.ts";
import type { QueryResult, QueryRow } from "../../soql/types.ts";
import { EVERYTHING, type Selection } from "./selection.ts";
import type { FieldValue } from "../../values.ts";

export type RecordJson = { attributes: { type: string; url?: string } } & Record<string, unknown>;

const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A query's row as the REST API shows it: attributes first, parents nested, children with their own counts. */
export function recordJson(
  schema: Schema,
  version: string,
  row: QueryRow,
  selection = EVERYTHING,
  path = ""
): RecordJson {
  const json: RecordJson = { attributes: attributes(version, row) };
  const object = schema.object(row.type);
  for (const [name, value] of Object.entries(row.fields)) {
    if (name === "Id" && !selection.hasId(path)) continue;
    if (isRow(value) && isCompoundValue(value)) json[name] = value.fields;
    else if (isRow(value))
      json[name] = recordJson(schema, version, value, selection, path === "" ? name : `${path}.${name}`);
    else if (isResult(value)) json[name] = childrenJson(schema, version, value, selection.children(name));
    else if (object?.field(name)?.type === "base64") json[name] = blobUrl(version, row, name);
    else json[name] = valueJson(value, object?.field(name)?.type ?? null);
  }
  return json;
}

/** A value as the REST API shows it; `type` is null for an aggregate, whose type shows in its form. */
export function valueJson(value: FieldValue, type: string | null): FieldValue | string[] {
  if (typeof value !== "string") return value;
  if (type === "junctionIdList") return value.split(";");
  const isDatetime = type === "datetime" || (type === null && DATETIME.test(value));
  return isDatetime ? value.replace(/Z$/, "+0000") : value;
}

/** Where the bytes of a blob field are: they stand in no JSON. Null where there are none, or the row has no id by which to find them. */
function blobUrl(version: string, { type, fields }: QueryRow, name: string): string | null {
  const id = fields["Id"];
  return fields[name] === null || typeof id !== "string" ? null : `${recordUrl(version, type, id)}/${name}`;
}

/** The REST API's path of a record. */
export function recordUrl(version: string, type: string, id: string): string {
  return `/services/data/v${version}/sobjects/${type}/${id}`;
}

export function isRow(value: FieldValue | QueryRow | QueryResult | undefined): value is QueryRow {
  return typeof value === "object" && value !== null && "fields" in value;
}

/** An address or a location, which stands without attributes. */
export function isCompoundValue({ type }: QueryRow): boolean {
  return type === "address" || type === "location";
}

export function isResult(value: FieldValue | QueryRow | QueryResult | undefined): value is QueryResult {
  return typeof value === "object" && value !== null && "rows" in value;
}

function attributes(version: string, row: QueryRow): RecordJson["attributes"] {
  const id = row.fields["Id"];
  if (row.type === "AggregateResult" || typeof id !== "string") return { type: row.type };
  return { type: row.type, url: recordUrl(version, row.type, id) };
}

function childrenJson(schema: Schema, version: string, result: QueryResult, selection: Selection): unknown {
  if (result.rows.length === 0) return null;
  const records = result.rows.map((row) => recordJson(schema, version, row, selection));
  return { totalSize: result.totalSize, done: true, records };
}
