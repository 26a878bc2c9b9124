import type { QueryEngine } from "./queryEngine.ts";
import { checkAccess, checkSecurityEnforced } from "./resolve/checkAccess.ts";
import type { ResolvedQuery, ResolvedValueItem } from "./resolve/resolved.ts";
import { resolveQuery } from "./resolve/resolveQuery.ts";
import { addComputedTables } from "./run/computedTables.ts";
import { countRecords, queryAggregates } from "./run/queryAggregates.ts";
import { queryRecords } from "./run/queryRecords.ts";
import { resultOf } from "./run/rowShape.ts";
import { queryContext } from "./sql/queryContext.ts";
import { registerFunctions } from "./sql/registerFunctions.ts";
import type { SoqlQuery } from "./syntax/ast.ts";
import { parseQuery } from "./syntax/parseQuery.ts";
import type { AggregateColumn, QueryOptions, QueryResult, QueryRow } from "./types.ts";

/** Runs a parsed query. Throws an `OrgError` INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY, … with the platform's text. */
export function executeQuery(engine: QueryEngine, query: SoqlQuery, options: QueryOptions): QueryResult {
  const resolved = resolveQuery(query, engine.schema);
  const context = queryContext(engine, query, options);
  if (query.mode === "SECURITY_ENFORCED") checkSecurityEnforced(resolved, engine.security, options.user);
  if (context.access.permissions) checkAccess(resolved, engine.security, options.user);
  registerFunctions(engine.store);
  addComputedTables(context, resolved);
  if (resolved.kind === "count") return { totalSize: countRecords(context, resolved), rows: [] };
  if (resolved.kind === "aggregate") return aggregateResult(resolved, queryAggregates(context, resolved));
  return resultOf(queryRecords(context, resolved));
}

function aggregateResult(query: ResolvedQuery, rows: QueryRow[]): QueryResult {
  const columns = query.items.flatMap((item) => (item.kind === "value" ? [[item.name, columnOf(item)] as const] : []));
  return { ...resultOf(rows), columns: Object.fromEntries(columns) };
}

function columnOf({ type, field }: ResolvedValueItem): AggregateColumn {
  return { type, scale: field?.scale ?? 0 };
}

/** Runs SOQL text. Throws as `executeQuery` does. */
export function runSoql(engine: QueryEngine, text: string, options: QueryOptions): QueryResult {
  return executeQuery(engine, parseQuery(text), options);
}
