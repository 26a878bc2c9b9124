import type { Schema, SObjectSchema } from "../../schema/types.ts";
import type { SoqlQuery } from "../syntax/ast.ts";
import type { FieldUse, ResolvedQuery } from "./resolved.ts";

/** Where the names of one query are looked up, and what they were found to read. */
export interface ResolveScope {
  schema: Schema;
  query: SoqlQuery;
  object: SObjectSchema;
  /** Alias in lower case to the relationship path from the query's object. */
  aliases: ReadonlyMap<string, string[]>;
  uses: FieldUse[];
  subQueries: ResolvedQuery[];
}

/** A scope over an object. Aliases of FROM stand for the object or for a parent of it. */
export function resolveScope(schema: Schema, query: SoqlQuery, object: SObjectSchema): ResolveScope {
  const ownName = query.from.names.join(".").toLowerCase();
  const aliases = new Map<string, string[]>();
  if (query.alias !== null) aliases.set(query.alias.toLowerCase(), []);
  for (const { path, alias } of query.fromAliases) {
    const [first = "", ...rest] = path.names;
    const start = first.toLowerCase() === ownName ? [] : aliases.get(first.toLowerCase());
    aliases.set(alias.toLowerCase(), start === undefined ? path.names : [...start, ...rest]);
  }
  return { schema, query, object, aliases, uses: [], subQueries: [] };
}
