import { Decimal } from "decimal.js";
import type { BinaryOperator } from "./expression.ts";
import { FormulaRuntimeError } from "./runtime.ts";
import { asText, FormulaDecimal, isBlank, MILLISECONDS_PER_DAY, type FormulaType, type Value } from "./values.ts";

/** How an operator works on operands of two types. */
interface Overload {
  left: FormulaType;
  right: FormulaType;
  result: FormulaType;
  compute(left: Value, right: Value): Value;
}

/** Equal as formulas see it: texts by their letters, a blank text like a missing one, numbers by their value. */
export function same(left: Value, right: Value): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (Decimal.isDecimal(left) && Decimal.isDecimal(right)) return left.equals(right);
  return left === right;
}

function overload(
  left: FormulaType,
  right: FormulaType,
  result: FormulaType,
  compute: (left: Value, right: Value) => Value
): Overload {
  const blankAware = (a: Value, b: Value): Value => (a === null || b === null ? null : compute(a, b));
  return { left, right, result, compute: blankAware };
}

function numeric(compute: (left: Decimal, right: Decimal) => Decimal): Overload {
  return overload("number", "number", "number", (left, right) => compute(left as Decimal, right as Decimal));
}

const days = (value: Value): number => (value as Decimal).toNumber();
const milliseconds = (value: Value): number => (value as Decimal).times(MILLISECONDS_PER_DAY).round().toNumber();
const decimal = (value: number): Decimal => new FormulaDecimal(value);
const clock = (value: number): number => ((value % MILLISECONDS_PER_DAY) + MILLISECONDS_PER_DAY) % MILLISECONDS_PER_DAY;

const CONCATENATE: Overload = {
  left: "text",
  right: "text",
  result: "text",
  compute: (left, right) => asText(left) + asText(right)
};

const PLUS: readonly Overload[] = [
  numeric((left, right) => left.plus(right)),
  CONCATENATE,
  overload("date", "number", "date", (date, count) => Math.floor((date as number) + days(count))),
  overload("number", "date", "date", (count, date) => Math.floor((date as number) + days(count))),
  overload("datetime", "number", "datetime", (moment, count) => (moment as number) + milliseconds(count)),
  overload("number", "datetime", "datetime", (count, moment) => (moment as number) + milliseconds(count)),
  overload("time", "number", "time", (time, count) => clock((time as number) + days(count)))
];

const MINUS: readonly Overload[] = [
  numeric((left, right) => left.minus(right)),
  overload("date", "date", "number", (left, right) => decimal((left as number) - (right as number))),
  overload("datetime", "datetime", "number", (left, right) =>
    decimal((left as number) - (right as number)).div(MILLISECONDS_PER_DAY)
  ),
  overload("time", "time", "number", (left, right) => decimal(clock((left as number) - (right as number)))),
  overload("date", "number", "date", (date, count) => Math.floor((date as number) - days(count))),
  overload("datetime", "number", "datetime", (moment, count) => (moment as number) - milliseconds(count)),
  overload("time", "number", "time", (time, count) => clock((time as number) - days(count)))
];

const DIVIDE = numeric((left, right) => {
  if (right.isZero()) throw new FormulaRuntimeError("Division by zero");
  return left.div(right);
});

const COMPARABLE: readonly FormulaType[] = ["number", "text", "date", "datetime", "time"];

/** A comparison with a missing value holds for neither side. */
const ordered = (holds: (order: number) => boolean): readonly Overload[] =>
  COMPARABLE.map((type) => ({
    left: type,
    right: type,
    result: "boolean",
    compute: (left, right) => left !== null && right !== null && holds(order(left, right))
  }));

function order(left: Value, right: Value): number {
  if (Decimal.isDecimal(left) && Decimal.isDecimal(right)) return left.comparedTo(right);
  if (left === right) return 0;
  return (left as string | number) < (right as string | number) ? -1 : 1;
}

/** A missing number differs from no number: `Total__c <> 42` does not hold where there is no total, `Total__c <> NULL` where there is one. */
const equality = (wanted: boolean): readonly Overload[] =>
  [...COMPARABLE, "boolean" as const].map((type) => ({
    left: type,
    right: type,
    result: "boolean",
    compute: (left, right) =>
      same(left, right) === wanted && !(type === "number" && !wanted && left === null && right !== null)
  }));

const logical = (compute: (left: Value, right: Value) => boolean): Overload => ({
  left: "boolean",
  right: "boolean",
  result: "boolean",
  compute
});

/** What each operator takes and does. */
export const OPERATORS: Readonly<Record<BinaryOperator, readonly Overload[]>> = {
  "||": [logical((left, right) => left === true || right === true)],
  "&&": [logical((left, right) => left === true && right === true)],
  "=": equality(true),
  "<>": equality(false),
  "<": ordered((sign) => sign < 0),
  "<=": ordered((sign) => sign <= 0),
  ">": ordered((sign) => sign > 0),
  ">=": ordered((sign) => sign >= 0),
  "+": PLUS,
  "-": MINUS,
  "&": [CONCATENATE],
  "*": [numeric((left, right) => left.times(right))],
  "/": [DIVIDE],
  "^": [numeric((left, right) => left.pow(right))]
};
