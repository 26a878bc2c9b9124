import { ApexDecimal, ApexDouble } from "../values/index.ts";
import { divideByZero } from "./integer.ts";

export function double(value: number): ApexDouble {
  return new ApexDouble(value);
}

/** A decimal literal, with the scale that it is written with. */
export function decimal(text: string): ApexDecimal {
  return ApexDecimal.parse(text) ?? new ApexDecimal(Number(text));
}

/** Throws `System.MathException: Divide by 0`, as Apex does for doubles too. */
export function divideDoubles(left: ApexDouble, right: ApexDouble): ApexDouble {
  if (right.value === 0) throw divideByZero();
  return new ApexDouble(left.value / right.value);
}

export function divideDecimals(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  return left.over(right);
}
