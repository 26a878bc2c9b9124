import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexList } from "./list.ts";
import { ApexMap } from "./map.ts";
import { ApexSet } from "./set.ts";
import { identityOf, tokenOf } from "./key.ts";
import { isInstance, type ApexValue } from "./value.ts";

/**
 * The operator `==`: strings without regard to case, numbers by their value whatever their type, collections and sObjects by
 * what they hold, instances by `equals` where their class declares it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
export function operatorEquals(left: ApexValue, right: ApexValue): boolean {
  if (typeof left === "string" && typeof right === "string") {
    return left === right || left.toLowerCase() === right.toLowerCase();
  }
  return valueEquals(left, right);
}

/** `System.equals`, and how the keys of maps, the members of sets and the items of lists compare: strings by case. */
export function valueEquals(left: ApexValue, right: ApexValue): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  const [leftNumber, rightNumber] = [decimalOf(left), decimalOf(right)];
  if (leftNumber !== null && rightNumber !== null) return leftNumber.compareTo(rightNumber) === 0;
  if (isInstance(left) && left.apexHas("equals", 1)) return left.apexCall("equals", right) === true;
  const token = tokenOf(left);
  if (token !== undefined) return token === tokenOf(right);
  return collectionEquals(left, right);
}

/** A number of any type as a Decimal, null for what is none. NaN and the infinities are none. */
export function decimalOf(value: ApexValue): ApexDecimal | null {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return Number.isFinite(value.value) ? new ApexDecimal(value.value) : null;
  return typeof value === "number" || typeof value === "bigint" ? new ApexDecimal(value) : null;
}

function collectionEquals(left: ApexValue, right: ApexValue): boolean {
  if (left instanceof ApexList && right instanceof ApexList) {
    return (
      left.items.length === right.items.length &&
      left.items.every((item, at) => valueEquals(item, right.items[at] ?? null))
    );
  }
  if (left instanceof ApexSet && right instanceof ApexSet) {
    return left.size === right.size && [...left.values()].every((item) => right.contains(item));
  }
  if (left instanceof ApexMap && right instanceof ApexMap) {
    return (
      left.size === right.size &&
      [...left.entries()].every(([key, value]) => right.containsKey(key) && valueEquals(value, right.get(key)))
    );
  }
  return false;
}

/** `System.hashCode`: of strings and numbers Java's, else one that agrees with `valueEquals`. */
export function hashCode(value: ApexValue): number {
  if (value === null) return 0;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1231 : 1237;
  if (typeof value === "bigint") return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (typeof value === "string") return textHash(value);
  if (isInstance(value)) return instanceHash(value);
  const token = tokenOf(value);
  return collectionHash(value) ?? (typeof token === "string" ? textHash(token) : 0);
}

function instanceHash(value: ApexValue & object): number {
  const own = isInstance(value) && value.apexHas("hashCode", 0) ? value.apexCall("hashCode") : null;
  return typeof own === "number" ? own : identityOf(value);
}

/** As Java's collections work them out; null for what is none. */
function collectionHash(value: ApexValue): number | null {
  if (value instanceof ApexList)
    return value.items.reduce((hash: number, item) => (Math.imul(hash, 31) + hashCode(item)) | 0, 1);
  if (value instanceof ApexSet) return [...value.values()].reduce((sum: number, item) => (sum + hashCode(item)) | 0, 0);
  if (!(value instanceof ApexMap)) return null;
  return [...value.entries()].reduce((sum, [key, item]) => (sum + (hashCode(key) ^ hashCode(item))) | 0, 0);
}

function textHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
