import { NotSupportedError } from "../../errors.ts";
import type { ResolvedChildrenItem, ResolvedQuery } from "../resolve/resolved.ts";
import { raw, sql, type Fragment } from "../sql/fragment.ts";
import { limitOf, limitSql } from "../sql/limits.ts";
import { orderBySql } from "../sql/ordering.ts";
import type { QueryContext } from "../sql/queryContext.ts";
import { rowFilter } from "../sql/rowFilters.ts";
import { column, Tables } from "../sql/tables.ts";
import type { QueryRow } from "../types.ts";
import { runWithComputedTables } from "./computedTables.ts";
import { RecordColumns } from "./recordColumns.ts";
import { readRow, type Row, type RowShape } from "./rowShape.ts";

/** The records of a query, with their parents and children; of a search only those that it matches too. */
export function queryRecords(
  context: QueryContext,
  query: ResolvedQuery,
  matches: (tables: Tables) => Fragment[] = () => []
): QueryRow[] {
  const tables = new Tables(context, query.object);
  const columns = new RecordColumns(tables, query);
  const where = rowFilter(tables, query, matches(tables));
  const order = orderBySql(tables, query);
  const limit = limitSql(context, query.source);
  const statement = sql`SELECT ${columns.list()} FROM ${tables.from()} WHERE ${where}${order}${limit}`;
  return readRows(context, query, columns.shape, runWithComputedTables(context, statement));
}

/** The records of a sub-query in the SELECT list for all parents at once, by the parent's id. */
function queryChildren(
  context: QueryContext,
  item: ResolvedChildrenItem,
  parentIds: readonly string[]
): Map<string, QueryRow[]> {
  const { query, relationship } = item;
  if (query.kind !== "records") throw new NotSupportedError("aggregates in a sub-query of the SELECT list");
  const tables = new Tables(context, query.object);
  const columns = new RecordColumns(tables, query);
  const reference = column(tables.alias, relationship.field);
  const parentColumn = columns.add(reference);
  const ofParents = sql`${reference} IN (SELECT value FROM json_each(${JSON.stringify(parentIds)}))`;
  const where = rowFilter(tables, query, [ofParents]);
  const order = orderBySql(tables, query);
  const all = (further: Fragment) => sql`SELECT ${columns.list()}${further} FROM ${tables.from()} WHERE ${where}`;
  const limit = limitOf(context, query.source);
  const rank = sql`, ROW_NUMBER() OVER (PARTITION BY ${reference}${order}) AS rank`;
  const statement =
    limit === null
      ? sql`${all(raw(""))}${order}`
      : sql`SELECT * FROM (${all(rank)}) WHERE rank <= ${limit} ORDER BY rank`;
  const rows = runWithComputedTables(context, statement);
  return groupBy(rows, readRows(context, query, columns.shape, rows), parentColumn);
}

function readRows(context: QueryContext, query: ResolvedQuery, shape: RowShape, rows: Row[]): QueryRow[] {
  attachChildren(context, query, shape, rows);
  return rows.map((row) => readRow(shape, row, context.withIds)).filter((row) => row !== null);
}

function attachChildren(context: QueryContext, query: ResolvedQuery, shape: RowShape, rows: Row[]): void {
  const ids = rows.map((row) => String(row[shape.idColumn ?? 0]));
  for (const item of query.items) {
    if (item.kind !== "children" || ids.length === 0) continue;
    shape.entries.set(item.name, { kind: "children", ofParent: queryChildren(context, item, ids) });
  }
}

function groupBy(rows: Row[], records: QueryRow[], parentColumn: number): Map<string, QueryRow[]> {
  const groups = new Map<string, QueryRow[]>();
  records.forEach((record, index) => {
    const parentId = String(rows[index]?.[parentColumn]);
    const group = groups.get(parentId);
    if (group === undefined) groups.set(parentId, [record]);
    else group.push(record);
  });
  return groups;
}
