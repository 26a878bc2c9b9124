import { NotSupportedError } from "../../errors.ts";
import type { Schema, SObjectSchema } from "../../schema/types.ts";
import type { ResolvedQuery } from "../resolve/resolved.ts";
import { identifier, joined, raw, sql, type Fragment } from "../sql/fragment.ts";
import type { ComputedTable, QueryContext } from "../sql/queryContext.ts";
import { entityDefinitionRows } from "./catalog/entityDefinitions.ts";
import { entityParticleRows, fieldDefinitionRows } from "./catalog/fieldDefinitions.ts";
import type { Row } from "./rowShape.ts";
import { userRecordAccessRows } from "./userRecordAccess.ts";

type Rows = ComputedTable["rows"];

/** Objects whose rows follow from the schema. */
const OF_SCHEMA: Record<string, (schema: Schema) => Rows> = {
  EntityDefinition: entityDefinitionRows,
  EntityParticle: entityParticleRows,
  FieldDefinition: fieldDefinitionRows
};

/** Objects whose rows are worked out for each query. */
const OF_QUERY: Record<string, (context: QueryContext, query: ResolvedQuery) => Rows> = {
  UserRecordAccess: userRecordAccessRows
};

/** Objects that the platform works out and nobody here does: an empty answer would be a wrong one. */
const MISSING = new Set(["RelationshipDomain", "RelationshipInfo", "UserEntityAccess", "UserFieldAccess"]);

/**
 * Puts the rows of computed objects where their tables would be read, in the query, its parents and its sub-queries.
 * Throws a `NotSupportedError` for what is not computed.
 */
export function addComputedTables(context: QueryContext, query: ResolvedQuery): void {
  const parents = query.uses.map((use) => use.object);
  for (const object of new Set([query.object, ...parents])) addComputedTable(context, query, object);
  for (const subQuery of query.subQueries) addComputedTables(context, subQuery);
}

function addComputedTable(context: QueryContext, query: ResolvedQuery, object: SObjectSchema): void {
  const { name } = object;
  if (MISSING.has(name)) throw new NotSupportedError(`queries on ${name}`);
  if (context.computedTables.has(name)) return;
  const rows = rowsOfSchema(context.engine.schema, name) ?? OF_QUERY[name]?.(context, query);
  if (rows !== undefined) context.computedTables.set(name, { object, rows });
}

const kept = new WeakMap<Schema, Map<string, Rows>>();

function rowsOfSchema(schema: Schema, name: string): Rows | undefined {
  const tables = kept.get(schema) ?? new Map<string, Rows>();
  kept.set(schema, tables);
  const rows = tables.get(name) ?? OF_SCHEMA[name]?.(schema);
  if (rows !== undefined) tables.set(name, rows);
  return rows;
}

/** The rows of a statement that may read computed tables: each is made once, of the columns that the statement names, and read as often as it is joined. */
export function runWithComputedTables(context: QueryContext, statement: Fragment): Row[] {
  const tables = [...context.computedTables.values()].map((table) => tableSql(table, statement.sql));
  const whole = tables.length === 0 ? statement : sql`WITH ${joined(tables, ", ")} ${statement}`;
  return context.engine.store.rows(whole.sql, whole.parameters);
}

/** A table made of a JSON array. */
function tableSql({ object, rows }: ComputedTable, statement: string): Fragment {
  const names = object.fields.map((field) => field.name).filter((name) => statement.includes(identifier(name).sql));
  const columns = names.map((name, index) => sql`${raw(`value ->> ${index}`)} AS ${identifier(name)}`);
  const values = JSON.stringify(rows.map((row) => names.map((name) => row[name])));
  const selected = columns.length === 0 ? raw("1") : joined(columns, ", ");
  return sql`${identifier(object.name)} AS MATERIALIZED (SELECT ${selected} FROM json_each(${values}))`;
}
