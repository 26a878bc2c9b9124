import type { QueryEngine } from "./queryEngine.ts";
import { checkAccess, checkSecurityEnforced } from "./resolve/checkAccess.ts";
import type { ResolvedQuery, ResolvedValueItem } from "./resolve/resolved.ts";
import { resolveQuery } from "./resolve/resolveQuery.ts";
import { addComputedTables } from "./run/computedTables.ts";
import { countRecords, queryAggregates } from "./run/queryAggregates.ts";
import { queryRecords } from "./run/queryRecords.ts";
import { resultOf } from "./run/rowShape.ts";
import { queryContext, type QueryContext } from "./sql/queryContext.ts";
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
  if (resolved.kind === "aggregate") return aggregateResult(context, resolved);
  const rows = queryRecords(context, resolved);
  return { ...resultOf(rows), countedRows: rows.length + childRows(resolved, rows) };
}

function childRows(query: ResolvedQuery, rows: QueryRow[]): number {
  const names = query.items.flatMap((item) => (item.kind === "children" ? [item.name] : []));
  const sizeOf = (children: QueryRow["fields"][string] | undefined): number =>
    typeof children === "object" && children !== null && "totalSize" in children ? children.totalSize : 0;
  return rows.reduce((sum, row) => sum + names.reduce((own, name) => own + sizeOf(row.fields[name]), 0), 0);
}

/** Only counting does not read the records that it counts. */
function aggregateResult(context: QueryContext, query: ResolvedQuery): QueryResult {
  const { rows, records } = queryAggregates(context, query);
  const readsRecords = query.items.some(
    (item) =>
      item.kind === "value" &&
      item.operand.kind === "function" &&
      item.operand.aggregate &&
      item.operand.name !== "COUNT"
  );
  const columns = query.items.flatMap((item) => (item.kind === "value" ? [[item.name, columnOf(item)] as const] : []));
  const countedRows = readsRecords ? records : rows.length;
  return { ...resultOf(rows), columns: Object.fromEntries(columns), countedRows };
}

function columnOf({ type, field }: ResolvedValueItem): AggregateColumn {
  return { type, scale: field?.scale ?? 0 };
}

/** Runs SOQL text. Throws as `executeQuery` does. */
export function runSoql(engine: QueryEngine, text: string, options: QueryOptions): QueryResult {
  return executeQuery(engine, parseQuery(text), options);
}
