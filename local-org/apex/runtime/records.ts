import { currentExecution } from "./execution.ts";
import { ApexList, ApexMap, ApexSet, ApexSObject, type ApexValue } from "./values/index.ts";
import { nullPointer, type ApexException } from "./exceptions.ts";

type Given = { field: string; value: ApexValue } | { parent: string; value: ApexSObject | null };

/** `new Account(Name = 'x')`. */
export function newSObject(object: string, values: Given[]): ApexSObject {
  const record = new ApexSObject(currentExecution().platform.schema.requireObject(object));
  for (const given of values) {
    if ("field" in given) record.set(given.field, given.value);
    else record.setParent(given.parent, given.value);
  }
  return record;
}

export function setField(record: ApexSObject, field: string, value: ApexValue): ApexValue {
  record.set(field, value);
  return value;
}

export function setParent(record: ApexSObject, relationship: string, parent: ApexSObject | null): ApexSObject | null {
  record.setParent(relationship, parent);
  return parent;
}

/** A field of a parent: null where there is no parent. */
export function parentField(parent: ApexSObject | null, field: string): ApexValue {
  return parent === null ? null : parent.get(field);
}

export function parentOf(parent: ApexSObject | null, relationship: string): ApexSObject | null {
  return parent === null ? null : parent.parent(relationship);
}

/** `record.Name.addError(message)`. */
export function addFieldError(record: ApexSObject, field: string, message: string | ApexException | null): void {
  if (message === null) throw nullPointer();
  record.addError(typeof message === "string" ? message : (message.message ?? message.describe()), field);
}

export function setItem(list: ApexList, index: number, value: ApexValue): ApexValue {
  list.set(index, value);
  return value;
}

export const newList = (type: string, items: ApexValue[]): ApexList => new ApexList(type, items);
export const newSet = (type: string, items: ApexValue[]): ApexSet => new ApexSet(type, items);
export const newMap = (key: string, value: string, entries: [ApexValue, ApexValue][]): ApexMap =>
  new ApexMap(key, value, entries);

/** `new Integer[5]`: five nulls. */
export function emptyItems(type: string, size: number): ApexList {
  return new ApexList(type, new Array<ApexValue>(size).fill(null));
}

const CHUNK = 200;

/** The lists of up to 200 records of `for (List<X> each : [SELECT …])`. */
export function* chunks(records: ApexList): Generator<ApexList, void> {
  for (let from = 0; from < records.items.length; from += CHUNK) {
    yield new ApexList(records.elementType, records.items.slice(from, from + CHUNK));
  }
}
