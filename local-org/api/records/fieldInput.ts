import type { FieldSchema, FieldType } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { malformed } from "../errors.ts";
import { longId } from "./ids.ts";

type Reader = (value: string | number | boolean) => FieldValue | undefined;

/** How a JSON value becomes one of the field's type; undefined where it cannot. Types that are not named here are text. */
const READERS: Partial<Record<FieldType, Reader>> = {
  boolean: readBoolean,
  int: readInteger,
  long: readInteger,
  double: readNumber,
  currency: readNumber,
  percent: readNumber,
  date: readDate,
  datetime: readDatetime,
  time: readTime,
  id: readId,
  reference: readId
};

/** A value that a client sent, as the org keeps it. Throws JSON_PARSER_ERROR where it is not of the field's type. */
export function fieldInput(field: FieldSchema, value: unknown): FieldValue {
  if (value === null || value === undefined || value === "") return null;
  if (field.type === "junctionIdList" && Array.isArray(value)) return value.map(String).join(";") || null;
  const scalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const read = scalar ? (READERS[field.type] ?? readText)(value) : undefined;
  if (read === undefined) throw malformed(refusal(field, value));
  return read;
}

function refusal(field: FieldSchema, value: unknown): string {
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `Cannot deserialize instance of ${field.type} from ${token(value)} value ${shown} or request may be missing a required field at field ${field.name}`;
}

/** What the platform's JSON parser calls the token with which a value begins. */
function token(value: unknown): string {
  if (typeof value === "string") return "VALUE_STRING";
  if (typeof value === "number") return Number.isInteger(value) ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
  if (typeof value === "boolean") return value ? "VALUE_TRUE" : "VALUE_FALSE";
  return Array.isArray(value) ? "START_ARRAY" : "START_OBJECT";
}

function readText(value: string | number | boolean): FieldValue {
  return String(value);
}

function readId(value: string | number | boolean): FieldValue | undefined {
  return typeof value === "string" ? longId(value) : undefined;
}

function readBoolean(value: string | number | boolean): FieldValue | undefined {
  if (typeof value === "boolean") return value;
  const text = String(value).toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : undefined;
}

function readNumber(value: string | number | boolean): FieldValue | undefined {
  if (typeof value === "boolean") return undefined;
  const number = typeof value === "number" || DECIMAL.test(value) ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function readInteger(value: string | number | boolean): FieldValue | undefined {
  const number = readNumber(value);
  return Number.isInteger(number) ? number : undefined;
}

/** A zone may stand behind a day, and means nothing. */
const DAY = /^\d{4}-\d\d-\d\d(Z|[+-]\d\d:?\d\d)?$/;

function readDate(value: string | number | boolean): FieldValue | undefined {
  const text = String(value);
  const day = text.slice(0, "YYYY-MM-DD".length);
  const isDay = DAY.test(text) || readDatetime(text) !== undefined;
  return isDay && isCalendarDay(day) ? day : undefined;
}

function isCalendarDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

function readDatetime(value: string | number | boolean): FieldValue | undefined {
  const text = String(value).replace(/([+-]\d\d)(\d\d)$/, "$1:$2");
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return undefined;
  const zoned = text.includes("T") && !/(Z|[+-]\d\d:\d\d)$/.test(text) ? `${text}Z` : text;
  const moment = new Date(zoned);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function readTime(value: string | number | boolean): FieldValue | undefined {
  const [, clock, fraction = ""] = /^(\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z?$/.exec(String(value)) ?? [];
  return clock === undefined ? undefined : `${clock}.${fraction.padEnd(3, "0")}Z`;
}
