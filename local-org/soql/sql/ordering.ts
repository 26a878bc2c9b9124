import type { ResolvedOperand, ResolvedQuery } from "../resolve/resolved.ts";
import { ignoresCase } from "./comparisons.ts";
import { joined, raw, sql, type Fragment } from "./fragment.ts";
import { operandSql } from "./operands.ts";
import { textOrder } from "./textOrder.ts";
import { column, type Tables } from "./tables.ts";

/** ORDER BY. Records that are equal in it come in the order of their ids, which is that of their creation. */
export function orderBySql(tables: Tables, query: ResolvedQuery): Fragment {
  const ties = query.kind === "records" ? [column(tables.alias, "Id")] : [];
  const terms = [...query.orderBy.map((order) => orderTerm(tables, order)), ...ties];
  return terms.length === 0 ? raw("") : sql` ORDER BY ${joined(terms, ", ")}`;
}

/** Null comes first, whatever the direction, unless NULLS LAST is asked for. */
export function orderTerm(tables: Tables, order: ResolvedQuery["orderBy"][number]): Fragment {
  const direction = order.descending ? " DESC" : "";
  const nulls =
    isNeverNull(order.operand) || order.descending === order.nullsLast
      ? ""
      : order.nullsLast
        ? " NULLS LAST"
        : " NULLS FIRST";
  const terms = sortValues(tables, order.operand).map((value) => sql`${value}${raw(direction + nulls)}`);
  return joined(terms, ", ");
}

/** Picklists are sorted in the order of their values' definition, what is not defined as text behind it; text whatever its case. */
function sortValues(tables: Tables, operand: ResolvedOperand): Fragment[] {
  const value = operandSql(tables, operand);
  const text = ignoresCase(operand) ? textOrder(tables.context, operand, value) : value;
  const ranks = operand.type === "picklist" ? (operand.field?.picklistValues ?? []) : [];
  if (ranks.length === 0) return [text];
  const cases = ranks.map((picklistValue, rank) => sql`WHEN ${picklistValue.value} THEN ${rank}`);
  const rank = sql`CASE WHEN ${value} IS NOT NULL THEN CASE ${value} ${joined(cases, " ")} ELSE ${ranks.length} END END`;
  return [rank, text];
}

function isNeverNull(operand: ResolvedOperand): boolean {
  return operand.kind === "field" && operand.parents.length === 0 && !operand.field.nillable;
}
