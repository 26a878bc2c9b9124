import type { Comparison, Condition, Operand, SoqlQuery } from "../syntax/ast.ts";
import { malformedQuery, queryError } from "../syntax/queryError.ts";
import { literalMismatch } from "./literalTypes.ts";
import type {
  ResolvedComparison,
  ResolvedCondition,
  ResolvedOperand,
  ResolvedQuery,
  ResolvedValue
} from "./resolved.ts";
import { resolveOperandFor } from "./resolveOperand.ts";
import { resolveSubQuery } from "./resolveQuery.ts";
import type { ResolveScope } from "./scope.ts";

/** A condition of WHERE or HAVING by the schema. */
export function resolveCondition(scope: ResolveScope, condition: Condition): ResolvedCondition {
  if (condition.kind === "comparison") return resolveComparison(scope, condition);
  if (condition.kind === "not") return { kind: "not", condition: resolveCondition(scope, condition.condition) };
  return { kind: condition.kind, conditions: condition.conditions.map((each) => resolveCondition(scope, each)) };
}

function resolveComparison(scope: ResolveScope, comparison: Comparison): ResolvedComparison {
  const operand = resolveOperandFor("filtered", scope, comparison.operand);
  checkOperator(scope, comparison, operand);
  return {
    kind: "comparison",
    operand,
    operator: comparison.operator,
    value: resolveValue(scope, comparison, operand)
  };
}

function resolveValue(scope: ResolveScope, comparison: Comparison, operand: ResolvedOperand): ResolvedValue {
  const { value } = comparison;
  if (value.kind === "query") return { kind: "query", query: semiJoin(scope, value.query) };
  const name = operand.kind === "function" ? operand.name : (operand.field?.name ?? operand.name);
  const mismatch = literalMismatch(name, operand.type, value);
  if (mismatch !== null) throw queryError("INVALID_FIELD", scope.query.text, placeOf(comparison.operand), mismatch);
  return value;
}

function semiJoin(scope: ResolveScope, query: SoqlQuery): ResolvedQuery {
  const resolved = resolveSubQuery(scope, query);
  const [item, ...others] = resolved.items;
  const isOneId = item?.kind === "value" && others.length === 0 && ["id", "reference"].includes(item.type);
  if (!isOneId) {
    const message = "semi join sub-selects can only query one id or reference field";
    throw malformedQuery(scope.query.text, query.from.at, message);
  }
  scope.subQueries.push(resolved);
  return resolved;
}

const ORDERED = new Set(["<", "<=", ">", ">="]);
const UNORDERED_TYPES = new Set(["boolean", "multipicklist"]);
const TEXT_TYPES = new Set(["string", "picklist", "textarea", "phone", "email", "url", "combobox", "anyType"]);

function checkOperator(scope: ResolveScope, comparison: Comparison, operand: ResolvedOperand): void {
  const { operator } = comparison;
  const forMultiple = operator === "INCLUDES" || operator === "EXCLUDES";
  const isRefused =
    (ORDERED.has(operator) && UNORDERED_TYPES.has(operand.type)) ||
    (operator === "LIKE" && !TEXT_TYPES.has(operand.type)) ||
    (forMultiple && operand.type !== "multipicklist");
  if (!isRefused) return;
  const message = `invalid operator on ${operand.type} field`;
  throw queryError("INVALID_QUERY_FILTER_OPERATOR", scope.query.text, placeOf(comparison.operand), message);
}

function placeOf(operand: Operand): number {
  return operand.kind === "field" ? operand.path.at : operand.at;
}
