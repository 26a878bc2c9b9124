import type { SObjectSchema } from "../schema/types.ts";
import type { QueryEngine } from "./queryEngine.ts";
import { checkAccess } from "./resolve/checkAccess.ts";
import { resolveQuery } from "./resolve/resolveQuery.ts";
import { queryRecords } from "./run/queryRecords.ts";
import { resultOf } from "./run/rowShape.ts";
import { searchableObjects } from "./searchableObjects.ts";
import { bindValues } from "./sql/comparands.ts";
import { wholeNumber } from "./sql/limits.ts";
import { queryContext, type QueryContext } from "./sql/queryContext.ts";
import { registerFunctions } from "./sql/registerFunctions.ts";
import { fixedMatch, searchedFields, searchMatch } from "./sql/searchMatch.ts";
import { searchTerm } from "./sql/searchTerm.ts";
import type { SoqlQuery, SoslSearch } from "./syntax/ast.ts";
import { parseQuery } from "./syntax/parseQuery.ts";
import { parseSearch } from "./syntax/parseSearch.ts";
import type { QueryOptions, QueryResult } from "./types.ts";

/** What a search found of one object. */
export interface SearchResult {
  object: SObjectSchema;
  result: QueryResult;
}

/** The most records that one search gives. */
const MOST_RECORDS = 2000;

/** Runs a parsed search: a result for each object of RETURNING, in its order; without RETURNING for each where something was found. Throws as `executeQuery` does. */
export function executeSearch(engine: QueryEngine, search: SoslSearch, options: QueryOptions): SearchResult[] {
  const context = queryContext(engine, search, options);
  const term = termOf(context, search);
  searchTerm(term);
  registerFunctions(engine.store);
  let left = search.limit === null ? MOST_RECORDS : wholeNumber(context, search.limit);
  const results = searchedObjects(engine, search, options).map((query) => {
    const found = searchObject(context, search, query, term);
    const rows = found.result.rows.slice(0, left);
    left -= rows.length;
    return { object: found.object, result: resultOf(rows) };
  });
  return search.returning.length > 0 ? results : results.filter(({ result }) => result.rows.length > 0);
}

/** What RETURNING names; without it the ids of all objects that the user may search. */
function searchedObjects({ schema, security }: QueryEngine, search: SoslSearch, { user }: QueryOptions): SoqlQuery[] {
  if (search.returning.length > 0) return search.returning;
  const readable = searchableObjects(schema).filter((object) => security.objectAccess(user, object).read);
  return readable.map(({ name }) => parseQuery(`SELECT Id FROM ${name}`));
}

/** Runs SOSL text. Throws as `executeSearch` does. */
export function runSosl(engine: QueryEngine, text: string, options: QueryOptions): SearchResult[] {
  return executeSearch(engine, parseSearch(text), options);
}

function searchObject(context: QueryContext, search: SoslSearch, query: SoqlQuery, term: string): SearchResult {
  const { engine, user, access } = context;
  const resolved = resolveQuery(query, engine.schema);
  if (access.permissions) checkAccess(resolved, engine.security, user);
  const { object } = resolved;
  const fields = searchedFields(object, search.group).filter(
    (field) => !access.permissions || engine.security.fieldAccess(user, object, field.name).read
  );
  const { foundIds } = context;
  const rows = queryRecords(context, resolved, (tables) => [
    foundIds === undefined ? searchMatch(tables, fields, term) : fixedMatch(tables, foundIds)
  ]);
  return { object, result: resultOf(rows) };
}

function termOf(context: QueryContext, search: SoslSearch): string {
  if (search.term.kind === "bind") return String(bindValues(context, search.term.index)[0] ?? "");
  return search.term.kind === "string" ? search.term.value : "";
}
