import type { ResolvedCondition } from "../resolve/resolved.ts";
import { comparisonSql } from "./comparisons.ts";
import { allOf, anyOf, not, type Fragment } from "./fragment.ts";
import type { Tables } from "./tables.ts";

/** The SQL of a WHERE or HAVING condition. */
export function conditionSql(tables: Tables, condition: ResolvedCondition): Fragment {
  if (condition.kind === "comparison") return comparisonSql(tables, condition);
  if (condition.kind === "not") return not(conditionSql(tables, condition.condition));
  const parts = condition.conditions.map((each) => conditionSql(tables, each));
  return condition.kind === "and" ? allOf(parts) : anyOf(parts);
}
