import { ApexException } from "../exceptions.ts";
import { ApexList } from "./list.ts";
import { ApexMap } from "./map.ts";
import { ApexSet } from "./set.ts";
import { ApexSObject } from "./sobject.ts";
import { isInstance, PlatformObject, type ApexInstance, type ApexValue } from "./value.ts";

/** Collections show this many items, then `...`. */
const SHOWN_ITEMS = 10;

/**
 * How concatenation, `System.debug`, `String.valueOf(Object)` and the members of collections show a value:
 * `(a, b)`, `{k=v}`, `Account:{Name=x}`, `Foo:[a=1, b=2]`; a Datetime in GMT, a Date with midnight.
 */
export function textOf(value: ApexValue): string {
  return show(value, new Set());
}

function show(value: ApexValue, outer: Set<object>): string {
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof ApexList) return within(value, outer, (inner) => `(${shown([...value.items], inner)})`);
  if (value instanceof ApexSet) return within(value, outer, (inner) => `{${shown([...value.values()], inner)}}`);
  if (value instanceof ApexMap) return within(value, outer, (inner) => `{${pairs([...value.entries()], inner)}}`);
  if (value instanceof ApexSObject) return within(value, outer, (inner) => showSObject(value, inner));
  return isInstance(value) ? showInstance(value, outer) : value.toString();
}

function shown(values: ApexValue[], outer: Set<object>): string {
  return cut(values, (value) => show(value, outer));
}

function pairs(entries: [ApexValue, ApexValue][], outer: Set<object>): string {
  return cut(entries, ([key, value]) => `${show(key, outer)}=${show(value, outer)}`);
}

function cut<T>(items: T[], text: (item: T) => string): string {
  const texts = items.slice(0, SHOWN_ITEMS).map(text);
  return (items.length > SHOWN_ITEMS ? [...texts, "..."] : texts).join(", ");
}

function showSObject(record: ApexSObject, outer: Set<object>): string {
  const fields = [...record.populated()].map(([field, value]) => `${field}=${show(value, outer)}`);
  const parents = [...record.parents()].map(([name, parent]) => `${name}=${show(parent, outer)}`);
  return `${record.type}:{${[...fields, ...parents].join(", ")}}`;
}

function showInstance(instance: ApexInstance, outer: Set<object>): string {
  if (instance.apexHas("toString", 0)) return String(instance.apexCall("toString"));
  if (instance instanceof ApexException) return instance.describe();
  if (instance instanceof PlatformObject) return instance.toText();
  return within(instance, outer, (inner) => {
    const fields = instance.apexFields().map(([name, value]) => `${name}=${show(value, inner)}`);
    return `${instance.apexType.split(".").at(-1)}:[${fields.join(", ")}]`;
  });
}

/** An object that stands in itself shows as `(already output)`. */
function within(object: object, outer: Set<object>, text: (inner: Set<object>) => string): string {
  return outer.has(object) ? "(already output)" : text(new Set(outer).add(object));
}
