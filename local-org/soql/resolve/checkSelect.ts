import { OrgError } from "../../errors.ts";
import { malformedQuery } from "../syntax/queryError.ts";
import type { ResolvedOperand, ResolvedQuery } from "./resolved.ts";
import { operandKey } from "./resolveOperand.ts";

/**
 * A query over records names each field once and without an alias. Throws an `OrgError` INVALID_FIELD or MALFORMED_QUERY.
 */
export function checkRecordFields(query: ResolvedQuery): void {
  if (query.kind !== "records") return;
  const repeated = firstRepeated(query.items.map((item) => item.name));
  if (repeated !== null) throw new OrgError("INVALID_FIELD", `duplicate field selected: ${repeated}`);
  for (const item of query.source.select) {
    if (item.kind !== "value" || item.operand.kind !== "field" || item.alias === null) continue;
    throw malformedQuery(query.source.text, item.operand.path.at, "only aggregate expressions use field aliasing");
  }
}

/** Every selected and sorted field of an aggregate query is grouped or aggregated. Throws MALFORMED_QUERY. */
export function checkGrouping(query: ResolvedQuery): void {
  if (query.kind !== "aggregate") return;
  const grouped = new Set(query.groupBy.map(operandKey));
  for (const operand of [...selected(query), ...query.orderBy.map((order) => order.operand)]) {
    if (!isGrouped(operand, grouped)) throw notGrouped(query, operand);
  }
  checkAliases(query);
}

function selected(query: ResolvedQuery): ResolvedOperand[] {
  return query.items.map((item) => {
    if (item.kind === "value") return item.operand;
    throw malformedQuery(
      query.source.text,
      query.source.from.at,
      "Grouped query cannot use child relationships in the SELECT list"
    );
  });
}

function isGrouped(operand: ResolvedOperand, grouped: ReadonlySet<string>): boolean {
  if (grouped.has(operandKey(operand))) return true;
  if (operand.kind !== "function") return false;
  return operand.aggregate || (operand.argument !== null && isGrouped(operand.argument, grouped));
}

function notGrouped(query: ResolvedQuery, operand: ResolvedOperand) {
  return malformedQuery(
    query.source.text,
    query.source.from.at,
    `Field must be grouped or aggregated: ${operand.name}`
  );
}

function checkAliases(query: ResolvedQuery): void {
  const repeated = firstRepeated(query.items.map((item) => item.name));
  if (repeated !== null) throw malformedQuery(query.source.text, query.source.from.at, `duplicate alias: ${repeated}`);
}

function firstRepeated(names: readonly string[]): string | null {
  const keys = names.map((name) => name.toLowerCase());
  return names.find((_, index) => keys.indexOf(keys[index] ?? "") < index) ?? null;
}
