import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { PlainObject } from "./plainObject.ts";
import { ApexList, type ApexValue } from "./values/index.ts";

const TYPE = "eventbus.ChangeEventHeader";
const LONGS = new Set(["committimestamp", "commitnumber"]);

/** Whether the field is the header of a change event, which is an object in Apex and JSON text below it. */
export function isChangeEventHeader({ changesOf }: SObjectSchema, { name }: FieldSchema): boolean {
  return changesOf !== undefined && name === "ChangeEventHeader";
}

/**
 * The header of a change event as triggers see it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_eventbus_ChangeEventHeader.htm
 */
export function headerToApex(text: FieldValue): ApexValue {
  if (typeof text !== "string") return null;
  const header = new PlainObject(TYPE);
  for (const [name, value] of Object.entries(JSON.parse(text) as Record<string, string | number | string[]>))
    header.variables.set(name.toLowerCase(), variable(name, value));
  return header;
}

function variable(name: string, value: string | number | string[]): ApexValue {
  if (Array.isArray(value)) return new ApexList("String", value);
  return typeof value === "number" && LONGS.has(name.toLowerCase()) ? BigInt(value) : value;
}

/** A header that code has made, as text. */
export function headerToText(header: ApexValue): FieldValue {
  if (!(header instanceof PlainObject)) return null;
  const entries = [...header.variables].map(([name, value]) => [name, plain(value)]);
  return JSON.stringify(Object.fromEntries(entries));
}

function plain(value: ApexValue): unknown {
  if (value instanceof ApexList) return value.items;
  return typeof value === "bigint" ? Number(value) : value;
}
