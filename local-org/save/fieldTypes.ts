import { Decimal } from "decimal.js";
import { OrgError } from "../errors.ts";
import { isId, to18 } from "../ids.ts";
import type { FieldSchema, FieldType } from "../schema/types.ts";
import type { FieldValue } from "../values.ts";

type Normalise = (value: Exclude<FieldValue, null>, field: FieldSchema) => FieldValue;

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const TIME = /^\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?$/;

const NORMALISE: Readonly<Record<FieldType, Normalise>> = {
  id: (value) => String(value),
  reference: recordId,
  junctionIdList: (value, field) =>
    String(value)
      .split(";")
      .map((id) => recordId(id, field))
      .join(";"),
  string: trimmedText,
  phone: trimmedText,
  url: trimmedText,
  encryptedstring: trimmedText,
  combobox: trimmedText,
  picklist: trimmedText,
  textarea: trimmedText,
  email,
  multipicklist: (value, field) => text(chosenValues(String(value), field).join(";"), field),
  boolean,
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
  date,
  datetime,
  time,
  base64: (value) => String(value),
  anyType: (value) => value,
  address: wrongType,
  location: wrongType
};

/**
 * The value as the store keeps it: trimmed, rounded to the field's scale, dates and ids in their one form, blank as null.
 * Throws an `OrgError` with the platform's code and text for a value that does not fit the field.
 */
export function normaliseValue(value: FieldValue, field: FieldSchema): FieldValue {
  if (value === null || value === "") return field.type === "boolean" ? false : null;
  const normal = NORMALISE[field.type](value, field);
  return normal === "" ? null : normal;
}

function text(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  if (typeof value !== "string") return wrongType(value, field);
  if (field.length > 0 && value.length > field.length) {
    const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
    throw new OrgError("STRING_TOO_LONG", message, [field.name]);
  }
  return value;
}

/** Each value once, in the order in which the field has them; those that it has not come last. */
function chosenValues(value: string, { picklistValues }: FieldSchema): string[] {
  const order = new Map(picklistValues.map((each, index) => [each.value, index]));
  const place = (each: string): number => order.get(each) ?? order.size;
  const chosen = new Set(value.split(";").map((each) => each.trim()));
  return [...chosen].filter((each) => each !== "").sort((one, other) => place(one) - place(other));
}

function trimmedText(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  return text(typeof value === "string" ? value.trim() : value, field);
}

function email(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  const address = trimmedText(value, field);
  if (address !== "" && !EMAIL.test(address)) {
    throw new OrgError("INVALID_EMAIL_ADDRESS", `${field.label}: invalid email address: ${address}`, [field.name]);
  }
  return address;
}

function boolean(value: Exclude<FieldValue, null>, field: FieldSchema): boolean {
  if (value === true || value === "true" || value === 1) return true;
  if (value === false || value === "false" || value === 0) return false;
  return wrongType(value, field);
}

function number(value: Exclude<FieldValue, null>, field: FieldSchema): number {
  const isNumeric =
    typeof value === "number" || (typeof value === "string" && /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value));
  if (!isNumeric || !Number.isFinite(Number(value))) return wrongType(value, field);
  const rounded = new Decimal(value).toDecimalPlaces(field.scale, Decimal.ROUND_HALF_UP);
  const digits = wholeDigits(field);
  if (digits > 0 && rounded.abs().gte(new Decimal(10).pow(digits))) {
    const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
    throw new OrgError("NUMBER_OUTSIDE_VALID_RANGE", message, [field.name]);
  }
  return rounded.toNumber();
}

function wholeDigits(field: FieldSchema): number {
  if (field.type === "int" && field.precision === 0) return 10;
  return field.precision - field.scale;
}

function date(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  const given = String(value);
  const day = DATETIME.exec(given)?.[1] ?? given;
  return DATE.test(day) && exists(day) ? day : wrongType(value, field);
}

function exists(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

function datetime(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  const given = String(value);
  if (DATE.test(given) && exists(given)) return `${given}T00:00:00.000Z`;
  const moment = DATETIME.test(given) ? Date.parse(given.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")) : NaN;
  if (Number.isNaN(moment)) return wrongType(value, field);
  return new Date(Math.floor(moment / 1000) * 1000).toISOString();
}

function time(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  const given = String(value);
  if (!TIME.test(given)) return wrongType(value, field);
  const moment = Date.parse(`1970-01-01T${given.replace(/Z$/, "")}Z`);
  return Number.isNaN(moment) ? wrongType(value, field) : new Date(moment).toISOString().slice(11);
}

function recordId(value: Exclude<FieldValue, null>, field: FieldSchema): string {
  const id = String(value).trim();
  if (isId(id)) return to18(id);
  throw new OrgError("MALFORMED_ID", `${field.label}: id value of incorrect type: ${id}`, [field.name]);
}

function wrongType(value: FieldValue, field: FieldSchema): never {
  const message = `${field.label}: value not of required type: ${String(value)}`;
  throw new OrgError("INVALID_TYPE_ON_FIELD_IN_RECORD", message, [field.name]);
}
