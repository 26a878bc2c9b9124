import type { ResolvedOperand, ResolvedQuery, ResolvedValueItem } from "../resolve/resolved.ts";
import { operandKey } from "../resolve/resolveOperand.ts";
import { conditionSql } from "../sql/conditions.ts";
import { joined, raw, sql, type Fragment } from "../sql/fragment.ts";
import { limitSql } from "../sql/limits.ts";
import { operandSql } from "../sql/operands.ts";
import { orderTerm } from "../sql/ordering.ts";
import type { QueryContext } from "../sql/queryContext.ts";
import { rowFilter } from "../sql/rowFilters.ts";
import { fromSql } from "../sql/sqlValues.ts";
import { Tables } from "../sql/tables.ts";
import type { QueryRow } from "../types.ts";
import { runWithComputedTables } from "./computedTables.ts";
import type { Row } from "./rowShape.ts";
import { groupingSets } from "./groupingSets.ts";

/** How many records a `SELECT COUNT()` finds. */
export function countRecords(context: QueryContext, query: ResolvedQuery): number {
  const tables = new Tables(context, query.object);
  const where = rowFilter(tables, query);
  const limit = limitSql(context, query.source);
  const rows = sql`SELECT 1 FROM ${tables.from()} WHERE ${where}${limit}`;
  const counted =
    limit.sql === "" ? sql`SELECT COUNT(*) FROM ${tables.from()} WHERE ${where}` : sql`SELECT COUNT(*) FROM (${rows})`;
  const [row] = runWithComputedTables(context, counted);
  return Number(row?.[0] ?? 0);
}

/** The rows of a query with aggregates or GROUP BY, and how many records went into them. */
export function queryAggregates(context: QueryContext, query: ResolvedQuery): { rows: QueryRow[]; records: number } {
  const items = query.items.filter((item) => item.kind === "value");
  const selects = groupingSets(query).map((set) => groupedSelect(context, query, items, set));
  const [first] = selects;
  const limit = limitSql(context, query.source);
  const statement =
    first !== undefined && selects.length === 1
      ? sql`${first.select}${orderBy(first.order)}${limit}`
      : sql`SELECT * FROM (${joined(
          selects.map(({ select }) => select),
          " UNION ALL "
        )})${orderBy(sortedColumns(query))}${limit}`;
  const rows = runWithComputedTables(context, statement);
  return {
    rows: rows.map((row) => readAggregate(items, row)),
    records: rows.reduce((sum, row) => sum + Number(row.at(-1)), 0)
  };
}

interface GroupedSelect {
  select: Fragment;
  order: Fragment[];
}

/** One SELECT with the groups of one set; what is grouped by in other sets only is null in it. */
function groupedSelect(
  context: QueryContext,
  query: ResolvedQuery,
  items: ResolvedValueItem[],
  set: ReadonlySet<string>
): GroupedSelect {
  const tables = new Tables(context, query.object);
  const values = items.map((item) => valueSql(tables, query, item.operand, set));
  const sorted =
    query.rollup === null
      ? []
      : query.orderBy.map((order, index) => sql`${valueSql(tables, query, order.operand, set)} AS ${raw(`o${index}`)}`);
  const groups = query.groupBy
    .filter((operand) => set.has(operandKey(operand)))
    .map((operand) => operandSql(tables, operand));
  const where = rowFilter(tables, query);
  const having = query.having === null ? raw("") : sql` HAVING ${conditionSql(tables, query.having)}`;
  const order = query.rollup === null ? query.orderBy.map((each) => orderTerm(tables, each)) : [];
  const grouping = groups.length === 0 ? raw("") : sql` GROUP BY ${joined(groups, ", ")}`;
  const columns = joined([...values, ...sorted, raw("COUNT(*)")], ", ");
  return { select: sql`SELECT ${columns} FROM ${tables.from()} WHERE ${where}${grouping}${having}`, order };
}

function valueSql(tables: Tables, query: ResolvedQuery, operand: ResolvedOperand, set: ReadonlySet<string>): Fragment {
  if (operand.kind === "function" && operand.name === "GROUPING" && operand.argument !== null) {
    return raw(set.has(operandKey(operand.argument)) ? "0" : "1");
  }
  const key = operandKey(operand);
  const isInOtherSet = !set.has(key) && query.groupBy.some((group) => operandKey(group) === key);
  return isInOtherSet ? raw("NULL") : operandSql(tables, operand);
}

function sortedColumns(query: ResolvedQuery): Fragment[] {
  return query.orderBy.map(({ descending, nullsLast }, index) =>
    raw(`o${index} ${descending ? "DESC" : "ASC"} NULLS ${nullsLast ? "LAST" : "FIRST"}`)
  );
}

function orderBy(terms: Fragment[]): Fragment {
  return terms.length === 0 ? raw("") : sql` ORDER BY ${joined(terms, ", ")}`;
}

function readAggregate(items: ResolvedValueItem[], row: Row): QueryRow {
  const fields = items.map((item, index) => [item.name, fromSql(item.type, row[index] ?? null)] as const);
  return { type: "AggregateResult", fields: Object.fromEntries(fields) };
}
