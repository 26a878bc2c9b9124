import type { FieldType } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { fieldValueOf, itemsOf, type FlowValue } from "./flowValue.ts";
import { textOf } from "./text.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm, FlowDataType */
export type FlowDataType =
  | "Apex"
  | "Boolean"
  | "Currency"
  | "Date"
  | "DateTime"
  | "Multipicklist"
  | "Number"
  | "Picklist"
  | "SObject"
  | "String"
  | "Time";

const FIELD_TYPES: Readonly<Partial<Record<FlowDataType, FieldType>>> = {
  Boolean: "boolean",
  Currency: "currency",
  Date: "date",
  DateTime: "datetime",
  Number: "double",
  Time: "time"
};

/** The field type as which formulas take values of the data type. */
export function fieldTypeOf(type: FlowDataType): FieldType {
  return FIELD_TYPES[type] ?? "string";
}

/** The value as a resource of the type keeps it. Items of a collection are converted each. */
export function asDataType(value: FlowValue, type: FlowDataType): FlowValue {
  if (Array.isArray(value)) return value.map((item) => asDataType(item, type));
  if (type === "SObject" || type === "Apex" || value === null) return value;
  const convert = CONVERSIONS[type];
  const plain = fieldValueOf(value);
  return plain === null ? null : convert(plain);
}

const CONVERSIONS: Readonly<
  Record<Exclude<FlowDataType, "SObject" | "Apex">, (value: NonNullable<FieldValue>) => FieldValue>
> = {
  Boolean: (value) => value === true || value === 1 || String(value).toLowerCase() === "true",
  Currency: numberFrom,
  Number: numberFrom,
  Date: (value) => String(value).slice(0, 10),
  DateTime: (value) =>
    /^\d{4}-\d\d-\d\d$/.test(String(value)) ? `${String(value)}T00:00:00.000Z` : dateTimeFrom(String(value)),
  Time: String,
  Multipicklist: textOf,
  Picklist: textOf,
  String: textOf
};

function numberFrom(value: NonNullable<FieldValue>): FieldValue {
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

function dateTimeFrom(value: string): FieldValue {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

/** The field type of a value whose type nobody has declared, by its looks. */
export function looksLike(value: FlowValue): FieldType {
  const [first = null] = itemsOf(value);
  if (typeof first === "number") return "double";
  if (typeof first === "boolean") return "boolean";
  const text = typeof first === "string" ? first : "";
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return "date";
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return "datetime";
  return "string";
}
