import type { ResolvedQuery } from "../resolve/resolved.ts";
import { operandKey } from "../resolve/resolveOperand.ts";

/** The groups in which rows are added up: one, or with ROLLUP and CUBE their subtotals and the total too. */
export function groupingSets(query: ResolvedQuery): ReadonlySet<string>[] {
  const keys = query.groupBy.map(operandKey);
  if (query.rollup === "ROLLUP")
    return [...keys.keys(), keys.length].reverse().map((count) => new Set(keys.slice(0, count)));
  return query.rollup === "CUBE" ? subsets(keys).map((keysOfSet) => new Set(keysOfSet)) : [new Set(keys)];
}

/** All subsets, the largest first. */
function subsets(keys: readonly string[]): string[][] {
  const [first, ...rest] = keys;
  if (first === undefined) return [[]];
  const others = subsets(rest);
  return [...others.map((subset) => [first, ...subset]), ...others];
}
