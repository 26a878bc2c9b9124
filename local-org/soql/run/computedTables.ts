import { NotSupportedError } from "../../errors.ts";
import type { ResolvedQuery } from "../resolve/resolved.ts";
import { identifier, joined, sql, type Fragment } from "../sql/fragment.ts";
import type { QueryContext } from "../sql/queryContext.ts";
import { userRecordAccessRows } from "./userRecordAccess.ts";

type RowsOf = (context: QueryContext, query: ResolvedQuery) => Record<string, unknown>[];

/** Objects whose rows are worked out for each query. */
const COMPUTED: Record<string, RowsOf> = { UserRecordAccess: userRecordAccessRows };

/** Objects that the platform works out and nobody here does: an empty answer would be a wrong one. */
const MISSING = new Set([
  "EntityDefinition",
  "EntityParticle",
  "FieldDefinition",
  "RelationshipDomain",
  "RelationshipInfo",
  "UserEntityAccess",
  "UserFieldAccess"
]);

/** Puts the rows of a computed object where its table would be read. Throws a `NotSupportedError` for what is not computed. */
export function addComputedTable(context: QueryContext, query: ResolvedQuery): void {
  const { name } = query.object;
  if (MISSING.has(name)) throw new NotSupportedError(`queries on ${name}`);
  const rowsOf = COMPUTED[name];
  if (rowsOf !== undefined) context.computedTables.set(name, tableOf(query, rowsOf(context, query)));
}

/** A table made of a JSON array. */
function tableOf(query: ResolvedQuery, rows: Record<string, unknown>[]): Fragment {
  const columns = query.object.fields.map((field) => {
    const path = `$.${field.name}`;
    return sql`json_extract(value, ${path}) AS ${identifier(field.name)}`;
  });
  return sql`(SELECT ${joined(columns, ", ")} FROM json_each(${JSON.stringify(rows)}))`;
}
