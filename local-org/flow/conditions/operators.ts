import { order, sameValue } from "../values/compare.ts";
import { itemsOf, type FlowValue } from "../values/flowValue.ts";
import { textOf } from "../values/text.ts";

type Comparison = (left: FlowValue, right: FlowValue) => boolean;

/**
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 * Texts are compared without regard to case.
 */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  EqualTo: sameValue,
  NotEqualTo: (left, right) => !sameValue(left, right),
  GreaterThan: (left, right) => compared(left, right, (result) => result > 0),
  GreaterThanOrEqualTo: (left, right) => compared(left, right, (result) => result >= 0),
  LessThan: (left, right) => compared(left, right, (result) => result < 0),
  LessThanOrEqualTo: (left, right) => compared(left, right, (result) => result <= 0),
  Contains: contains,
  StartsWith: (left, right) => lower(left).startsWith(lower(right)),
  EndsWith: (left, right) => lower(left).endsWith(lower(right)),
  In: (left, right) => isOneOf(left, right),
  NotIn: (left, right) => !isOneOf(left, right),
  IsNull: (left, right) => isNothing(left) === isTrue(right),
  IsBlank: (left, right) => (isNothing(left) || textOf(left).trim() === "") === isTrue(right),
  IsEmpty: (left, right) => isNothing(left) === isTrue(right),
  WasSet: (left, right) => !isNothing(left) === isTrue(right)
};

function compared(left: FlowValue, right: FlowValue, test: (result: number) => boolean): boolean {
  if (left === null || right === null) return false;
  const result = order(left, right);
  return result !== null && test(result);
}

/** A part of a text, an item of a collection, or one of the values of a multi-select picklist. */
function contains(left: FlowValue, right: FlowValue): boolean {
  if (Array.isArray(left)) return left.some((item) => sameValue(item, right));
  return right !== null && lower(left).includes(lower(right));
}

function isOneOf(left: FlowValue, right: FlowValue): boolean {
  return itemsOf(right).some((item) => sameValue(left, item));
}

/** A collection without items counts as null, as that of a search which found nothing. */
function isNothing(value: FlowValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The right side of IsNull and its like; true where the condition gives none. */
function isTrue(value: FlowValue): boolean {
  return value === null || sameValue(value, true);
}

function lower(value: FlowValue): string {
  return textOf(value).toLowerCase();
}
