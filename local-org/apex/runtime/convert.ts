import type { FieldSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { fieldTypeName } from "../types/fieldTypes.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexTime,
  type ApexValue
} from "./values/index.ts";

/** A stored value as Apex sees it, by the field's type. */
export function toApex(field: FieldSchema, value: FieldValue): ApexValue {
  if (value === null) return null;
  if (typeof value === "number") return numberToApex(field, value);
  return typeof value === "string" ? textToApex(field, value) : value;
}

function numberToApex(field: FieldSchema, value: number): ApexValue {
  const type = fieldTypeName(field);
  if (type === "Integer") return value;
  if (type === "Long") return BigInt(value);
  return decimal(value, field.scale);
}

/** A decimal with at least as many digits behind the point as its field has. */
export function decimal(value: number, scale: number): ApexDecimal {
  const exact = new ApexDecimal(value);
  return new ApexDecimal(exact.value, Math.max(exact.scale, scale));
}

const FROM_TEXT: Record<string, (text: string) => ApexValue> = {
  Date: ApexDate.parse,
  Datetime: ApexDatetime.parseISO,
  Time: ApexTime.parse,
  Blob: ApexBlob.ofBase64,
  "List<String>": (ids) => new ApexList("String", ids.split(";"))
};

/** A value of any type is a date, a datetime or a time where it is written as they are stored. */
const FORMS: [form: RegExp, type: string][] = [
  [/^\d{4}-\d\d-\d\d$/, "Date"],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "Datetime"],
  [/^\d\d:\d\d:\d\d\.\d{3}Z$/, "Time"]
];

function textToApex(field: FieldSchema, text: string): ApexValue {
  const type = fieldTypeName(field);
  const read = FROM_TEXT[type === "Object" ? (FORMS.find(([form]) => form.test(text))?.[1] ?? type) : type];
  return read === undefined ? text : read(text);
}

/** An Apex value as it is stored and bound to queries. Throws where it is none that a field can hold. */
export function toFieldValue(value: ApexValue): FieldValue {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDate) return value.toISO();
  if (value instanceof ApexDatetime) return value.toISO();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexList) return toFieldValue(value.items.map((id) => String(id)).join(";"));
  if (value instanceof ApexBlob) return value.bytes.toString("base64");
  throw new TypeError("a field holds no such Apex value");
}
