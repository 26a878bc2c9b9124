import { isAssignable } from "../types/assignability.ts";
import { isNull, isObject, isText, numberRank } from "../types/builtin.ts";
import { lineage } from "../types/members.ts";
import { sameType, type ApexType } from "../types/type.ts";
import type { Expression } from "./expressions/expression.ts";

/**
 * Picks the overload that fits the arguments best: exact types before widening, nearer super types before farther ones, `Object` last.
 * Undefined where none fits.
 */
export function chooseOverload<T extends { parameters: readonly ApexType[] }>(
  candidates: readonly T[],
  args: readonly Expression[]
): T | undefined {
  let best: T | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const cost = totalCost(candidate.parameters, args);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

function totalCost(parameters: readonly ApexType[], args: readonly Expression[]): number {
  if (parameters.length !== args.length) return Number.POSITIVE_INFINITY;
  let total = 0;
  for (const [index, parameter] of parameters.entries()) {
    const arg = args[index];
    if (arg === undefined) return Number.POSITIVE_INFINITY;
    total += conversionCost(arg, parameter);
  }
  return total;
}

const TO_OBJECT = 1000;
const TEXT = 100;

/** How far the argument's type is from the parameter's: 0 for the same type, infinite where it does not fit. */
function conversionCost(arg: Expression, parameter: ApexType): number {
  const { type } = arg;
  if (sameType(type, parameter)) return 0;
  if (arg.isQuery === true && parameter.declaration.kind === "sobject") return 500;
  if (!isAssignable(type, parameter)) return Number.POSITIVE_INFINITY;
  if (isNull(type)) return isObject(parameter) ? 2 : 1;
  if (isObject(parameter)) return TO_OBJECT;
  if (numberRank(type) > 0) return widening(numberRank(type), numberRank(parameter));
  if (isText(type)) return TEXT;
  return 1 + distance(type, parameter);
}

/** Decimal to Double narrows, so it comes after all that widen. */
function widening(from: number, to: number): number {
  return to > from ? to - from : 50;
}

function distance(type: ApexType, to: ApexType): number {
  let steps = 0;
  for (const each of lineage(type)) {
    if (each.declaration === to.declaration) return steps + mismatch(each, to);
    steps++;
  }
  return steps;
}

/** `List<Account>` is nearer to `List<SObject>` than to `List<Object>`. */
function mismatch(type: ApexType, to: ApexType): number {
  return to.args.some((arg, index) => isObject(arg) && type.args[index] !== undefined && !isObject(type.args[index]))
    ? 10
    : 0;
}
