import type { FieldSchema, Schema, SObjectSchema } from "../../schema/types.ts";
import type { AggregateColumn, QueryResult, QueryRow } from "../../soql/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { aggregateResultSchema } from "./aggregateResult.ts";
import { parentReferences } from "./parents.ts";
import { placeOf } from "./places.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexSObject,
  ApexTime,
  fieldTypeName,
  type ApexValue,
  type SObjectOrigin
} from "./values/index.ts";

/** A stored value as Apex sees it, by the field's type. */
export function toApex(field: FieldSchema, value: FieldValue): ApexValue {
  if (value === null) return null;
  if (typeof value === "number") return numberToApex(field, value);
  return typeof value === "string" ? textToApex(field, value) : value;
}

function numberToApex(field: FieldSchema, value: number): ApexValue {
  const type = fieldTypeName(field);
  if (type === "Integer") return value;
  if (type === "Long") return BigInt(value);
  return decimal(value, field.scale);
}

/** A decimal with at least as many digits behind the point as its field has. */
function decimal(value: number, scale: number): ApexDecimal {
  const exact = new ApexDecimal(value);
  return new ApexDecimal(exact.value, Math.max(exact.scale, scale));
}

const FROM_TEXT: Record<string, (text: string) => ApexValue> = {
  Date: ApexDate.parse,
  Datetime: ApexDatetime.parseISO,
  Time: ApexTime.parse,
  Blob: ApexBlob.ofBase64
};

/** A value of any type is a date, a datetime or a time where it is written as they are stored. */
const FORMS: [form: RegExp, type: string][] = [
  [/^\d{4}-\d\d-\d\d$/, "Date"],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "Datetime"],
  [/^\d\d:\d\d:\d\d\.\d{3}Z$/, "Time"]
];

function textToApex(field: FieldSchema, text: string): ApexValue {
  const type = fieldTypeName(field);
  const read = FROM_TEXT[type === "Object" ? (FORMS.find(([form]) => form.test(text))?.[1] ?? type) : type];
  return read === undefined ? text : read(text);
}

/** An Apex value as it is stored and bound to queries. Throws where it is none that a field can hold. */
export function toFieldValue(value: ApexValue): FieldValue {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toISO();
  if (value instanceof ApexDatetime) return value.toISO();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexBlob) return value.bytes.toString("base64");
  throw new TypeError("a field holds no such Apex value");
}

/** A whole record, as triggers get it: every value is known, absent ones are null. */
export function recordToSObject(object: SObjectSchema, record: RecordValues, origin: SObjectOrigin): ApexSObject {
  const result = new ApexSObject(object, origin);
  for (const [name, value] of Object.entries(record)) {
    const field = object.field(name);
    if (field !== undefined) result.load(field.name, toApex(field, value));
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
  return new ApexList(
    elementType,
    result.rows.map((row) =>
      result.columns === undefined ? rowToSObject(schema, row) : aggregateToSObject(row, result.columns)
    )
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

function aggregateToSObject(row: QueryRow, columns: Record<string, AggregateColumn>): ApexSObject {
  const record = new ApexSObject(aggregateResultSchema(Object.keys(row.fields)), "query");
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

function isRow(value: QueryRow["fields"][string]): value is QueryRow {
  return typeof value === "object" && value !== null && "fields" in value;
}

function isResult(value: QueryRow["fields"][string]): value is QueryResult {
  return typeof value === "object" && value !== null && "rows" in value;
}
