import type { ResolvedQuery } from "../resolve/resolved.ts";
import type { ComparisonOperator } from "../syntax/ast.ts";
import { not, sql, type Fragment } from "./fragment.ts";
import { operandSql } from "./operands.ts";
import { rowFilter } from "./rowFilters.ts";
import { orderBySql } from "./ordering.ts";
import { limitSql } from "./limits.ts";
import { Tables } from "./tables.ts";

/** `field IN (SELECT …)`, or `NOT IN`, where an id of the sub-query that is null counts for nothing. */
export function semiJoinSql(
  outer: Tables,
  column: Fragment,
  operator: ComparisonOperator,
  query: ResolvedQuery
): Fragment {
  const [item] = query.items;
  if (item?.kind !== "value") throw new TypeError("a semi-join selects one field");
  const tables = new Tables(outer.context, query.object);
  const id = operandSql(tables, item.operand);
  const where = rowFilter(tables, query, [sql`${id} IS NOT NULL`]);
  const order = query.source.limit === null ? sql`` : orderBySql(tables, query);
  const limit = limitSql(outer.context, query.source);
  const isIn = sql`${column} IN (SELECT ${id} FROM ${tables.from()} WHERE ${where}${order}${limit})`;
  return operator === "IN" ? isIn : not(isIn);
}
