import type { ParentStep, ResolvedComparison, ResolvedCondition } from "../resolve/resolved.ts";
import { comparandsOf } from "./comparands.ts";
import type { QueryContext } from "./queryContext.ts";

/** Ways to parents, by the relationship names on them. */
type Ways = ReadonlyMap<string, readonly ParentStep[]>;

const NONE: Ways = new Map();

/**
 * The parents without which a condition cannot be true, so that the search may begin at them: those whose fields are compared
 * with something, in all branches of OR.
 */
export function requiredParents(context: QueryContext, condition: ResolvedCondition): Ways {
  switch (condition.kind) {
    case "comparison":
      return requiredBy(context, condition);
    case "not":
      return NONE;
    case "and":
      return new Map(condition.conditions.flatMap((each) => [...requiredParents(context, each)]));
    case "or":
      return condition.conditions.map((each) => requiredParents(context, each)).reduce(inBoth);
  }
}

function requiredBy(context: QueryContext, comparison: ResolvedComparison): Ways {
  const { operand } = comparison;
  // A formula may make something of nothing, and a checkbox that is not there is not checked.
  const mayBeMissing = operand.kind !== "field" || operand.field.formula !== null || operand.type === "boolean";
  if (mayBeMissing || operand.parents.length === 0 || !needsValue(context, comparison)) return NONE;
  const key = operand.parents.map((step) => step.relationshipName).join(".");
  return new Map([[key, operand.parents]]);
}

const NEGATIVE = new Set(["!=", "NOT IN", "EXCLUDES"]);

/** Whether null does not pass the comparison. */
function needsValue(context: QueryContext, { operand, operator, value }: ResolvedComparison): boolean {
  const isNegative = NEGATIVE.has(operator);
  if (value.kind === "query") return !isNegative;
  const comparands = comparandsOf(context, operand.type, value);
  if (isNegative) return comparands.length > 0 && comparands.every((each) => each.kind === "null");
  return comparands.every((each) => each.kind !== "null");
}

function inBoth(left: Ways, right: Ways): Ways {
  return new Map([...left].filter(([key]) => right.has(key)));
}
