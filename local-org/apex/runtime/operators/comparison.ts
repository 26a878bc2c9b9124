import {
  ApexDecimal,
  operatorEquals,
  textOf,
  valueEquals,
  type ApexDate,
  type ApexDatetime,
  type ApexDouble,
  type ApexTime,
  type ApexValue
} from "../values/index.ts";

export type Order = "<" | ">" | "<=" | ">=";
type Fraction = ApexDecimal | ApexDouble;

/** Integers and Longs; false where one is null. */
export function orderedWhole(left: number | bigint | null, right: number | bigint | null, order: Order): boolean {
  if (left === null || right === null) return false;
  return holds(left < right ? -1 : Number(left > right), order);
}

/** Doubles and Decimals; false where one is null. */
export function orderedFractions(left: Fraction | null, right: Fraction | null, order: Order): boolean {
  if (left === null || right === null) return false;
  if (left instanceof ApexDecimal && right instanceof ApexDecimal) return holds(left.compareTo(right), order);
  const [one, other] = [Number(left.value), Number(right.value)];
  if (Number.isNaN(one) || Number.isNaN(other)) return false;
  return holds(one < other ? -1 : Number(one > other), order);
}

/** Dates, Datetimes and Times; false where one is null. */
export function compareMoments(
  left: ApexDate | ApexDatetime | ApexTime | null,
  right: ApexDate | ApexDatetime | ApexTime | null,
  order: Order
): boolean {
  if (left === null || right === null) return false;
  return holds(left.milliseconds - right.milliseconds, order);
}

/** Values of namespaces without signatures: numbers and text by what they turn out to be. */
export function compareUnwritten(left: ApexValue, right: ApexValue, order: Order): boolean {
  if (typeof left === "string" && typeof right === "string") return holds(compareText(left, right), order);
  if (left === null || right === null) return false;
  const [one, other] = [Number(textOf(left)), Number(textOf(right))];
  return holds(one - other, order);
}

/** Strings by their letters, without regard to case; null comes first. */
export function compareText(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  return one < other ? -1 : Number(one > other);
}

/** `==`. */
export function equal(left: ApexValue, right: ApexValue): boolean {
  return operatorEquals(left, right);
}

/** `===`: the same object in memory; values that are no objects compare by value, strings with regard to case. */
export function identical(left: ApexValue, right: ApexValue): boolean {
  if (left === right) return true;
  return isValue(left) && isValue(right) && valueEquals(left, right);
}

/** How `switch` compares: strings with regard to case. */
export function sameCase(left: ApexValue, right: ApexValue): boolean {
  return left === right || valueEquals(left, right);
}

/** Numbers, dates and the like, which have no identity of their own. */
function isValue(value: ApexValue): boolean {
  if (value === null || typeof value !== "object") return true;
  return "value" in value || "milliseconds" in value;
}

function holds(difference: number, order: Order): boolean {
  if (order === "<") return difference < 0;
  if (order === ">") return difference > 0;
  return order === "<=" ? difference <= 0 : difference >= 0;
}
