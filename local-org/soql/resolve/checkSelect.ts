import { OrgError } from "../../errors.ts";
import { malformedQuery } from "../syntax/queryError.ts";
import type { ResolvedCondition, ResolvedOperand, ResolvedQuery } from "./resolved.ts";
import { FUNCTION_TYPES } from "./functionTypes.ts";
import { operandKey } from "./resolveOperand.ts";

/**
 * A query over records names each field once and without an alias. Throws an `OrgError` INVALID_FIELD or MALFORMED_QUERY.
 */
export function checkRecordFields(query: ResolvedQuery): void {
  if (query.kind !== "records") return;
  const repeated = firstRepeated(query.items.map((item) => item.name));
  if (repeated !== null) throw new OrgError("INVALID_FIELD", `duplicate field selected: ${repeated}`);
  for (const item of query.items)
    if (item.kind === "value" && isDatePart(item.operand)) throw notGrouped(query, item.operand);
  for (const item of query.source.select) {
    if (item.kind !== "value" || item.operand.kind !== "field" || item.alias === null) continue;
    throw malformedQuery(query.source.text, item.operand.path.at, "only aggregate expressions use field aliasing");
  }
}

/** Every selected and sorted field of an aggregate query is grouped or aggregated. Throws MALFORMED_QUERY. */
export function checkGrouping(query: ResolvedQuery): void {
  if (query.kind !== "aggregate") return;
  const grouped = new Set(query.groupBy.map(operandKey));
  const sorted = query.orderBy.map((order) => order.operand);
  const compared = query.having === null ? [] : comparedIn(query.having);
  for (const operand of [...selected(query), ...sorted, ...compared]) {
    if (!isGrouped(operand, grouped)) throw notGrouped(query, operand);
  }
  checkUngrouped(query);
  checkAliases(query);
}

/**
 * One row of totals is neither sorted nor cut off:
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_group_by_considerations.htm
 */
function checkUngrouped(query: ResolvedQuery): void {
  const { source, groupBy, orderBy } = query;
  if (groupBy.length > 0) return;
  const clause = orderBy.length > 0 ? "ORDER BY" : source.limit === null ? null : "LIMIT";
  if (clause === null) return;
  const message = `Non-grouped query that uses overall aggregate functions cannot also use ${clause}`;
  throw malformedQuery(source.text, source.from.at, message);
}

function comparedIn(condition: ResolvedCondition): ResolvedOperand[] {
  if (condition.kind === "comparison") return [condition.operand];
  return condition.kind === "not" ? comparedIn(condition.condition) : condition.conditions.flatMap(comparedIn);
}

/** Sub-queries over records are that of children and those that IN looks through. Throws MALFORMED_QUERY. */
export function checkSubQueries(query: ResolvedQuery): void {
  for (const { kind, source } of query.subQueries) {
    if (kind === "records") continue;
    throw malformedQuery(source.text, source.from.at, "Only root queries support aggregate expressions");
  }
}

/** `CALENDAR_YEAR(…)` and its like: what is grouped by, not read of a record. */
function isDatePart(operand: ResolvedOperand): boolean {
  return operand.kind === "function" && FUNCTION_TYPES[operand.name]?.groups === true;
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
  if (operand.name === "GROUPING" && operand.argument !== null) return grouped.has(operandKey(operand.argument));
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
