import { PlainObject } from "../runtime/plainObject.ts";
import {
  ApexDate,
  ApexDatetime,
  ApexEnumValue,
  ApexSObject,
  ApexTime,
  decimalOf,
  isInstance,
  raise,
  type ApexValue
} from "../runtime/values/index.ts";

/**
 * The order of `List.sort()`: nulls first, numbers by size, Strings by code, enums by declaration, `Comparable`s as they
 * say, select options by value and label, sObjects by name and then by their other fields.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm, sort
 */
export function compareForSort(left: ApexValue, right: ApexValue): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  const plain = comparePlain(left, right);
  if (plain !== null) return plain;
  if (left instanceof ApexSObject && right instanceof ApexSObject) return compareSObjects(left, right);
  if (isOption(left) && isOption(right)) return compareOptions(left, right);
  if (isInstance(left) && left.apexHas("compareTo", 1)) return Number(left.apexCall("compareTo", right));
  raise("System.ListException", "One or more of the items in this list is not Comparable.");
}

function comparePlain(left: ApexValue, right: ApexValue): number | null {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : Number(left > right);
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  const [leftNumber, rightNumber] = [decimalOf(left), decimalOf(right)];
  if (leftNumber !== null && rightNumber !== null) return leftNumber.compareTo(rightNumber);
  if (left instanceof ApexEnumValue && right instanceof ApexEnumValue) return left.ordinal - right.ordinal;
  const [leftTime, rightTime] = [timeOf(left), timeOf(right)];
  return leftTime === null || rightTime === null ? null : leftTime - rightTime;
}

function timeOf(value: ApexValue): number | null {
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime)
    return value.milliseconds;
  return null;
}

function isOption(value: ApexValue): value is PlainObject {
  return value instanceof PlainObject && value.apexType === "System.SelectOption";
}

/** By value, then by label. */
function compareOptions(left: PlainObject, right: PlainObject): number {
  for (const name of ["value", "label"]) {
    const order = compareField(left.variables.get(name) ?? null, right.variables.get(name) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** By the object's label, then the name field, then the other fields from A to Z. */
function compareSObjects(left: ApexSObject, right: ApexSObject): number {
  if (left.type !== right.type) return comparePlain(left.schema.label, right.schema.label) ?? 0;
  const name = left.schema.nameField;
  const others = [...new Set([...left.values().keys(), ...right.values().keys()])].sort();
  for (const field of name === null ? others : [name, ...others]) {
    const order = compareField(left.values().get(field) ?? null, right.values().get(field) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareField(left: ApexValue, right: ApexValue): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return comparePlain(left, right) ?? 0;
}
