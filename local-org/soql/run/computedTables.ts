import { NotSupportedError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { ResolvedQuery } from "../resolve/resolved.ts";
import { identifier, joined, sql, type Fragment } from "../sql/fragment.ts";
import type { QueryContext } from "../sql/queryContext.ts";
import { entityDefinitionRows } from "./catalog/entityDefinitions.ts";
import { entityParticleRows, fieldDefinitionRows } from "./catalog/fieldDefinitions.ts";
import { userRecordAccessRows } from "./userRecordAccess.ts";

type RowsOf = (context: QueryContext, query: ResolvedQuery) => Record<string, unknown>[];

/** Objects whose rows are worked out for each query. */
const COMPUTED: Record<string, RowsOf> = {
  EntityDefinition: entityDefinitionRows,
  EntityParticle: entityParticleRows,
  FieldDefinition: fieldDefinitionRows,
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
  const rowsOf = COMPUTED[name];
  if (rowsOf === undefined || context.computedTables.has(name)) return;
  context.computedTables.set(name, tableOf(object, rowsOf(context, query)));
}

/** A table made of a JSON array. */
function tableOf(object: SObjectSchema, rows: Record<string, unknown>[]): Fragment {
  const columns = object.fields.map((field) => {
    const path = `$.${field.name}`;
    return sql`json_extract(value, ${path}) AS ${identifier(field.name)}`;
  });
  return sql`(SELECT ${joined(columns, ", ")} FROM json_each(${JSON.stringify(rows)}))`;
}
