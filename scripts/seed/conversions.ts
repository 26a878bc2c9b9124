import { Decimal } from "decimal.js";
import { toLongId } from "../org/ids.ts";
import type { FieldDescribe } from "./orgApi.ts";
import type { FieldValue } from "./values.ts";

/** A value and the type of the field it comes from; a constant counts as text. */
export interface SourceValue {
  value: FieldValue | null;
  type: string;
}

type Conversion = (source: SourceValue, field: FieldDescribe) => FieldValue | null;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DAY = /^(\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2}:\d{2})?$/;
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const NUMBER_TYPES = ["currency", "double", "percent", "int", "long"];

const CONVERSIONS = new Map<string, Conversion>([
  ...NUMBER_TYPES.map((type): [string, Conversion] => [type, toNumber]),
  ["date", toDay],
  ["datetime", toDatetime],
  ["boolean", toCheckbox],
  ["reference", toReference]
]);

/** The value as the field takes it, by the rules of docs/seeding.md; null where there is none or it does not convert. */
export function convert(source: SourceValue, field: FieldDescribe): FieldValue | null {
  return source.value === null ? null : (CONVERSIONS.get(field.type) ?? toText)(source, field);
}

/** The text by which two values of a field are compared: null for an empty one, "false" for an empty checkbox. */
export function textOf(value: FieldValue | null, field: FieldDescribe): string | null {
  if (field.type === "boolean") {
    return String(value === true);
  }
  if (value === null) {
    return null;
  }
  return blankToNull(trim(plainText({ value, type: field.type }).replaceAll("\r\n", "\n")));
}

function toText(source: SourceValue, field: FieldDescribe): string | null {
  const text = blankToNull(trim(trim(plainText(source)).slice(0, field.length)));
  return text !== null && field.restrictedPicklist && !isActiveValue(text, field) ? null : text;
}

function toNumber(source: SourceValue, field: FieldDescribe): number | null {
  const text = plainText(source);
  return NUMBER.test(text) ? new Decimal(text).toDecimalPlaces(field.scale, Decimal.ROUND_HALF_UP).toNumber() : null;
}

function toDay(source: SourceValue): string | null {
  if (source.type === "datetime") {
    return plainText(source).slice(0, "yyyy-MM-dd".length);
  }
  const day = DAY.exec(plainText(source))?.[1];
  return day !== undefined && isDay(day) ? day : null;
}

function toDatetime(source: SourceValue): string | null {
  const text = plainText(source);
  if (source.type === "datetime") {
    return text;
  }
  if (source.type === "date") {
    return `${text}T00:00:00.000Z`;
  }
  const [, day = "", time = ""] = DAY_AND_TIME.exec(text) ?? [];
  const moment = `${day}T${time}.000Z`;
  return isDay(day) && !Number.isNaN(Date.parse(moment)) ? moment : null;
}

function toCheckbox(source: SourceValue): boolean {
  return plainText(source).toLowerCase() === "true";
}

function toReference(source: SourceValue): string | null {
  return toLongId(plainText(source));
}

function plainText({ value, type }: SourceValue): string {
  if (typeof value === "number") {
    return new Decimal(value).toFixed();
  }
  return type === "datetime" ? new Date(withColonInOffset(String(value))).toISOString() : String(value);
}

/** The REST API writes `+0000`, ECMAScript's dates `+00:00`. */
function withColonInOffset(datetime: string): string {
  return datetime.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
}

/** True for days that the calendar has: 30 February is none. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isActiveValue(text: string, field: FieldDescribe): boolean {
  return field.picklistValues.some(({ value, active }) => active && value === text);
}

/** Removes what Apex's trim removes: control characters and the space, but no other white space. */
function trim(text: string): string {
  return text.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");
}

function blankToNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}
