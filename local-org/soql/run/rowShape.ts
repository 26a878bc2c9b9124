import type { FieldType, Schema } from "../../schema/types.ts";
import type { SqlValue } from "../../store/types.ts";
import { fromSql } from "../sql/sqlValues.ts";
import type { QueryResult, QueryRow } from "../types.ts";

/** The values that a statement gave, by the place of their columns. */
export type Row = readonly SqlValue[];

/** How a record, or one of its parents, is read out of a SQL row. */
export interface RowShape {
  /** The column with its id; the record is missing where that is null. Null: always there. */
  idColumn: number | null;
  typeOf(row: Row): string;
  entries: Map<string, RowEntry>;
}

export type RowEntry =
  | { kind: "value"; column: number; type: FieldType }
  | { kind: "compound"; type: FieldType; parts: [name: string, column: number][] }
  | { kind: "parent"; shape: RowShape }
  | { kind: "oneOf"; idColumn: number; shapes: Map<string, RowShape> }
  | { kind: "children"; ofParent: ReadonlyMap<string, QueryRow[]> };

/** A shape of an object that is known. */
export function shapeOf(type: string, idColumn: number | null): RowShape {
  return { idColumn, typeOf: () => type, entries: new Map() };
}

/** A shape of what a reference to several objects points to. */
export function shapeByReference(schema: Schema, idColumn: number): RowShape {
  return { idColumn, typeOf: (row) => typeOfId(schema, row[idColumn] ?? null), entries: new Map() };
}

function typeOfId(schema: Schema, id: string | number | null): string {
  return schema.objectForId(String(id))?.name ?? "Name";
}

/** The record in a SQL row; null where its id is. */
export function readRow(shape: RowShape, row: Row, withIds: boolean): QueryRow | null {
  const id = shape.idColumn === null ? null : (row[shape.idColumn] ?? null);
  if (shape.idColumn !== null && id === null) return null;
  const fields: QueryRow["fields"] = {};
  for (const [name, entry] of shape.entries) fields[name] = readEntry(entry, row, id, withIds);
  if (withIds && id !== null) fields["Id"] ??= id;
  return { type: shape.typeOf(row), fields };
}

function readEntry(
  entry: RowEntry,
  row: Row,
  id: string | number | null,
  withIds: boolean
): QueryRow["fields"][string] {
  switch (entry.kind) {
    case "value":
      return fromSql(entry.type, row[entry.column] ?? null);
    case "compound":
      return readCompound(entry.type, entry.parts, row);
    case "parent":
      return readRow(entry.shape, row, withIds);
    case "oneOf":
      return readOneOf(entry.shapes, row, row[entry.idColumn] ?? null, withIds);
    case "children":
      return resultOf(entry.ofParent.get(String(id)) ?? []);
  }
}

/** An address or a location; null where none of its parts is known. */
function readCompound(type: FieldType, parts: [name: string, column: number][], row: Row): QueryRow | null {
  const values = parts.map(([name, column]) => [name, row[column] ?? null] as const);
  return values.every(([, value]) => value === null) ? null : { type, fields: Object.fromEntries(values) };
}

function readOneOf(
  shapes: Map<string, RowShape>,
  row: Row,
  id: string | number | null,
  withIds: boolean
): QueryRow | null {
  const shape = id === null ? undefined : shapes.get(String(id).slice(0, 3));
  return shape === undefined ? null : readRow(shape, row, withIds);
}

/** All rows that there are. */
export function resultOf(rows: QueryRow[]): QueryResult {
  return { totalSize: rows.length, rows };
}
