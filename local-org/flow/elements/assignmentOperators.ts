import { FormulaDecimal, MILLISECONDS_PER_DAY } from "../../formula/values.ts";
import { sameValue } from "../values/compare.ts";
import { copyOf, itemsOf, type FlowValue } from "../values/flowValue.ts";
import { textOf } from "../values/text.ts";

type Assignment = (before: FlowValue, value: FlowValue) => FlowValue;

/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_assignment.htm */
export const ASSIGNMENTS: Readonly<Record<string, Assignment>> = {
  Assign: (_before, value) => value,
  Add: (before, value) => (Array.isArray(before) ? [...before, ...copied(value)] : sum(before, value)),
  AddItem: (before, value) => (Array.isArray(before) ? [...before, ...copied(value)] : picked(before, value)),
  AddAtStart: (before, value) => [...copied(value), ...itemsOf(before)],
  Subtract: (before, value) => difference(before, value),
  AssignCount: (_before, value) => itemsOf(value).length,
  RemoveAll: (before, value) => itemsOf(before).filter((item) => !isAmong(item, value)),
  RemoveUncommon: (before, value) => itemsOf(before).filter((item) => isAmong(item, value)),
  RemoveFirst: (before, value) => without(itemsOf(before), placeOf(before, value)),
  RemovePosition: (before, value) => without(itemsOf(before), Number(value) - 1),
  RemoveBeforeFirst: (before, value) => itemsOf(before).slice(Math.max(placeOf(before, value), 0)),
  RemoveAfterFirst: (before, value) => {
    const place = placeOf(before, value);
    return place < 0 ? itemsOf(before) : itemsOf(before).slice(0, place + 1);
  }
};

/** What is added: nothing is an item too, such as the prior record of one that is new. */
function copied(value: FlowValue): FlowValue[] {
  return value === null ? [null] : itemsOf(value).map(copyOf);
}

/** Numbers add up, days are added to dates, texts are joined; nothing counts as zero or as no text. */
function sum(before: FlowValue, value: FlowValue): FlowValue {
  if (typeof value === "number" && isMoment(before)) return movedBy(before, value);
  if (typeof before === "number" || (before === null && typeof value === "number"))
    return new FormulaDecimal(Number(before ?? 0)).plus(Number(value ?? 0)).toNumber();
  return textOf(before) + textOf(value);
}

function difference(before: FlowValue, value: FlowValue): FlowValue {
  if (typeof value === "number" && isMoment(before)) return movedBy(before, -value);
  return new FormulaDecimal(Number(before ?? 0)).minus(Number(value ?? 0)).toNumber();
}

/** A value more of a multi-select picklist. */
function picked(before: FlowValue, value: FlowValue): FlowValue {
  const values = textOf(before) === "" ? [] : textOf(before).split(";");
  return [...values, textOf(value)].join(";");
}

function isMoment(value: FlowValue): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(value);
}

function movedBy(moment: string, days: number): string {
  const moved = new Date(Date.parse(moment) + days * MILLISECONDS_PER_DAY).toISOString();
  return moment.includes("T") ? moved : moved.slice(0, 10);
}

function isAmong(item: FlowValue, value: FlowValue): boolean {
  return itemsOf(value).some((other) => sameValue(item, other));
}

function placeOf(collection: FlowValue, value: FlowValue): number {
  return itemsOf(collection).findIndex((item) => sameValue(item, value));
}

function without(items: FlowValue[], place: number): FlowValue[] {
  return items.filter((_, at) => at !== place);
}
