import type { FieldSchema, Schema, SObjectSchema } from "../../schema/types.ts";
import type { AggregateColumn, QueryResult, QueryRow } from "../../soql/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { aggregateResultSchema } from "./aggregateResult.ts";
import { headerToApex, isChangeEventHeader } from "./changeEventHeader.ts";
import { decimal, toApex } from "./convert.ts";
import { placeOf } from "./places.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexList,
  ApexSObject,
  ApexTime,
  type ApexValue,
  type SObjectOrigin
} from "./values/index.ts";

/** A whole record, as triggers get it: every value is known, absent ones are null. */
export function recordToSObject(object: SObjectSchema, record: RecordValues, origin: SObjectOrigin): ApexSObject {
  const result = new ApexSObject(object, origin);
  for (const [name, value] of Object.entries(record)) {
    const field = object.field(name);
    if (field === undefined) continue;
    result.load(field.name, isChangeEventHeader(object, field) ? headerToApex(value) : toApex(field, value));
  }
  return result;
}

/** A row of a query with its parents and children. */
export function rowToSObject(schema: Schema, row: QueryRow): ApexSObject {
  const object = schema.requireObject(row.type);
  const record = new ApexSObject(object, "query");
  for (const [name, value] of Object.entries(row.fields)) loadSelected(schema, record, name, value);
  return record;
}

/** The rows of a query as a list of their object. */
export function rowsToList(schema: Schema, result: QueryResult, elementType: string): ApexList {
  const { rows, columns } = result;
  if (columns === undefined)
    return new ApexList(
      elementType,
      rows.map((row) => rowToSObject(schema, row))
    );
  const shape = aggregateResultSchema(Object.keys(rows[0]?.fields ?? {}));
  return new ApexList(
    elementType,
    rows.map((row) => aggregateToSObject(shape, row, columns))
  );
}

function loadSelected(schema: Schema, record: ApexSObject, name: string, value: QueryRow["fields"][string]): void {
  const child = record.schema.childRelationship(name);
  const parent = record.schema.parentRelationship(name);
  if (isResult(value)) record.setChildren(name, rowsToList(schema, value, child?.childObject ?? "SObject"));
  else if (parent !== undefined && (value === null || isRow(value))) loadParent(schema, record, parent, name, value);
  else if (child !== undefined && value === null) record.setChildren(name, new ApexList(child.childObject));
  else if (isRow(value)) record.load(record.requireField(name).name, placeOf(value));
  else loadField(record, name, value);
}

/** A parent's field in the query brings the field that refers to the parent. */
function loadParent(
  schema: Schema,
  record: ApexSObject,
  reference: FieldSchema,
  name: string,
  row: QueryRow | null
): void {
  record.setParent(name, row === null ? null : rowToSObject(schema, row));
  const id = row?.fields["Id"];
  if (!record.has(reference.name) && (row === null || typeof id === "string"))
    record.load(reference.name, id === undefined ? null : (id as string));
}

/** `Owner.Type` and `What.Type` name the object, whether it has such a field or not. */
function loadField(record: ApexSObject, name: string, value: FieldValue): void {
  const field = name === "Type" ? record.schema.field(name) : record.requireField(name);
  record.load(field?.name ?? name, field === undefined ? value : toApex(field, value));
}

function aggregateToSObject(
  shape: SObjectSchema,
  row: QueryRow,
  columns: Record<string, AggregateColumn>
): ApexSObject {
  const record = new ApexSObject(shape, "query");
  for (const [alias, value] of Object.entries(row.fields)) {
    if (isResult(value) || isRow(value)) throw new TypeError(`an aggregate row holds the record ${alias}`);
    record.load(alias, aggregateValue(columns[alias], value));
  }
  return record;
}

/** Counts and parts of dates are Integers, other numbers Decimals. */
function aggregateValue(column: AggregateColumn | undefined, value: FieldValue): ApexValue {
  if (typeof value === "number") return column?.type === "int" ? value : decimal(value, column?.scale ?? 0);
  if (typeof value !== "string") return value;
  if (column?.type === "datetime") return ApexDatetime.parseISO(value);
  if (column?.type === "time") return ApexTime.parse(value);
  return column?.type === "date" ? ApexDate.parse(value) : value;
}

function isRow(value: QueryRow["fields"][string]): value is QueryRow {
  return typeof value === "object" && value !== null && "fields" in value;
}

function isResult(value: QueryRow["fields"][string]): value is QueryResult {
  return typeof value === "object" && value !== null && "rows" in value;
}
