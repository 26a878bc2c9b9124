import { Decimal } from "decimal.js";
import { FormulaRuntimeError } from "../runtime.ts";
import { FormulaDecimal, type FormulaType, type Value } from "../values.ts";
import { blankIfAnyBlank, plain, type FormulaFunction, type FunctionTable } from "./definition.ts";

type Compute = (first: Decimal, second: Decimal) => Decimal;

/** A function of numbers that is blank where one of them is, and an error where the result is no number. */
function numeric(count: number, compute: Compute, optional = 0): FormulaFunction {
  const parameters: FormulaType[] = Array(count).fill("number");
  return blankIfAnyBlank(
    parameters,
    "number",
    (values) => {
      const [first, second] = values.map((value) => new FormulaDecimal(value as Decimal));
      const result = compute(first ?? new FormulaDecimal(0), second ?? new FormulaDecimal(0));
      if (!result.isFinite()) throw new FormulaRuntimeError("Invalid argument for a numeric function");
      return result;
    },
    optional
  );
}

function extreme(choose: (...numbers: Decimal[]) => Decimal): FormulaFunction {
  return {
    minimum: 1,
    maximum: Infinity,
    parameter: () => ["number"],
    result: () => "number",
    run(parameters, scope) {
      const values = parameters.map((parameter) => parameter.run(scope));
      return values.includes(null) ? null : choose(...(values as Decimal[]));
    }
  };
}

function roundTo(mode: Decimal.Rounding): Compute {
  return (number, digits) => {
    const shift = new FormulaDecimal(10).pow(digits.trunc());
    return number.times(shift).toDecimalPlaces(0, mode).div(shift);
  };
}

const PI = FormulaDecimal.acos(-1);

/** Functions that calculate. CEILING and FLOOR look at the distance from zero, MCEILING and MFLOOR at the number line. */
export const MATH: FunctionTable = {
  ABS: numeric(1, (number) => number.abs()),
  CEILING: numeric(1, (number) => number.toDecimalPlaces(0, Decimal.ROUND_UP)),
  FLOOR: numeric(1, (number) => number.toDecimalPlaces(0, Decimal.ROUND_DOWN)),
  MCEILING: numeric(1, (number) => number.ceil()),
  MFLOOR: numeric(1, (number) => number.floor()),
  ROUND: numeric(2, roundTo(Decimal.ROUND_HALF_UP)),
  TRUNC: numeric(2, roundTo(Decimal.ROUND_DOWN), 1),
  MOD: numeric(2, (number, divisor) => (divisor.isZero() ? number : number.mod(divisor))),
  SQRT: numeric(1, (number) => number.sqrt()),
  POWER: numeric(2, (base, exponent) => base.pow(exponent)),
  EXP: numeric(1, (number) => number.exp()),
  LN: numeric(1, (number) => number.ln()),
  LOG: numeric(1, (number) => number.log(10)),
  SIN: numeric(1, (number) => number.sin()),
  COS: numeric(1, (number) => number.cos()),
  TAN: numeric(1, (number) => number.tan()),
  ASIN: numeric(1, (number) => number.asin()),
  ACOS: numeric(1, (number) => number.acos()),
  ATAN: numeric(1, (number) => number.atan()),
  ATAN2: numeric(2, (y, x) => FormulaDecimal.atan2(y, x)),
  // The org has one currency.
  CURRENCYRATE: blankIfAnyBlank(["text"], "number", () => new FormulaDecimal(1)),
  PI: plain([], "number", (): Value => PI),
  MAX: extreme((...numbers) => FormulaDecimal.max(...numbers)),
  MIN: extreme((...numbers) => FormulaDecimal.min(...numbers))
};
