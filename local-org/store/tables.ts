import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import { BEYOND_ASCII, type SqlValue } from "./types.ts";

/** How an object's records lie in its table. */
export interface Table {
  name: string;
  columns: readonly Column[];
  /** SQL that reads whole rows, up to the condition. */
  selection: string;
  column(name: string): Column | undefined;
  /** Whether deleted rows stay, marked. */
  marksDeleted: boolean;
  /** SQL that creates the indexes, by index name. */
  indexes: ReadonlyMap<string, string>;
}

export interface Column {
  name: string;
  /** Type, collation and constraints. */
  declaration: string;
  /** SQLite works the value out; it is never written. */
  generated: boolean;
  boolean: boolean;
  /** Values of any type are kept as JSON, which tells the types apart. */
  json: boolean;
}

const tables = new WeakMap<SObjectSchema, Table>();

/** The table of an object. */
export function tableOf(object: SObjectSchema): Table {
  const known = tables.get(object);
  if (known !== undefined) return known;
  const table = createTable(object);
  tables.set(object, table);
  return table;
}

function createTable(object: SObjectSchema): Table {
  const columns = object.fields.filter((field) => field.stored).map((field) => columnOf(object, field));
  const byName = new Map(columns.map((column) => [column.name, column]));
  const marksDeleted = byName.has("IsDeleted");
  return {
    name: object.name,
    columns,
    selection: `SELECT ${columns.map((column) => quoted(column.name)).join(", ")} FROM ${quoted(object.name)}`,
    column: (name) => byName.get(name),
    marksDeleted,
    indexes: indexesOf(object, marksDeleted)
  };
}

/** A name as SQL quotes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function columnOf(object: SObjectSchema, field: FieldSchema): Column {
  const generated = isPersonName(object, field);
  return {
    name: field.name,
    declaration: generated ? PERSON_NAME : declarationOf(field),
    generated,
    boolean: field.type === "boolean",
    json: field.type === "anyType"
  };
}

/** People's names are made of first and last name. */
function isPersonName(object: SObjectSchema, field: FieldSchema): boolean {
  return (
    field.name === "Name" &&
    !field.createable &&
    object.field("FirstName") !== undefined &&
    object.field("LastName") !== undefined
  );
}

const PERSON_NAME = `TEXT COLLATE NOCASE GENERATED ALWAYS AS (trim(coalesce("FirstName", '') || ' ' || coalesce("LastName", ''))) VIRTUAL`;

function declarationOf(field: FieldSchema): string {
  switch (field.type) {
    case "id":
      return "TEXT PRIMARY KEY NOT NULL";
    case "boolean":
      return "INTEGER NOT NULL DEFAULT 0";
    case "int":
    case "long":
      return "INTEGER";
    case "double":
    case "currency":
    case "percent":
      return "REAL";
    case "reference":
    case "date":
    case "datetime":
    case "time":
    case "base64":
      return "TEXT";
    default:
      return field.caseSensitive ? "TEXT" : "TEXT COLLATE NOCASE";
  }
}

/** References that no query starts from, and that would slow every write. */
const NOT_INDEXED = /^(CreatedById|LastModifiedById|MasterRecordId|RecordTypeId|Last.*HistoryId)$/;

function indexesOf(object: SObjectSchema, marksDeleted: boolean): Map<string, string> {
  const indexes = new Map<string, string>();
  const add = (kind: string, field: FieldSchema, sql: string): Map<string, string> =>
    indexes.set(
      `${kind} ${object.name}.${field.name}`,
      sql.replace("?", quoted(`${kind} ${object.name}.${field.name}`))
    );
  // Live rows are told from deleted ones in the index itself.
  const columnsOf = (field: FieldSchema): string => `${quoted(field.name)}${marksDeleted ? ", IsDeleted" : ""}`;
  for (const field of object.fields.filter((each) => each.stored)) {
    const table = quoted(object.name);
    const live = marksDeleted ? " WHERE IsDeleted = 0" : "";
    if (field.unique) add("unique", field, `CREATE UNIQUE INDEX ? ON ${table} (${quoted(field.name)})${live}`);
    // Lists are sorted by name, and empty names are among them.
    if (field.nameField) {
      add("index", field, `CREATE INDEX ? ON ${table} (${columnsOf(field)})`);
      const name = quoted(field.name);
      add("letters", field, `CREATE INDEX ? ON ${table} (${name}) WHERE ${name} ${BEYOND_ASCII}`);
    } else if (isSearchedBy(field)) {
      add("index", field, `CREATE INDEX ? ON ${table} (${columnsOf(field)}) WHERE ${quoted(field.name)} IS NOT NULL`);
    }
  }
  return indexes;
}

function isSearchedBy(field: FieldSchema): boolean {
  return field.externalId || (field.type === "reference" && !NOT_INDEXED.test(field.name));
}

/** A value as its column holds it. */
export function toSql(column: Column, value: RecordValues[string]): SqlValue {
  if (column.boolean) return value === true ? 1 : 0;
  if (column.json) return value === null ? null : JSON.stringify(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === "" ? null : value;
}

/** A row of the table's selection as a record. */
export function toRecord(table: Table, row: readonly SqlValue[]): RecordValues {
  const record: RecordValues = {};
  table.columns.forEach((column, index) => {
    record[column.name] = fromColumn(column, row[index] ?? null);
  });
  return record;
}

function fromColumn({ boolean, json }: Column, value: SqlValue): FieldValue {
  if (boolean) return value === 1;
  return json && typeof value === "string" ? (JSON.parse(value) as FieldValue) : value;
}
