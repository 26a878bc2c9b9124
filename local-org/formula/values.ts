import { Decimal } from "decimal.js";
import type { FieldType } from "../schema/types.ts";
import type { FieldValue } from "../values.ts";

/** What a formula's part is, as far as formulas tell apart. */
export type FormulaType =
  "text" | "number" | "boolean" | "date" | "datetime" | "time" | "picklist" | "multipicklist" | "location" | "null";

/**
 * A value while a formula runs: text as string, number as Decimal, boolean, date as days since 1970, datetime as milliseconds
 * since 1970, time as milliseconds since midnight. Types are known when the formula is compiled, so the two kinds of number
 * never meet.
 */
export type Value = string | Decimal | boolean | number | null;

/** Numbers in formulas carry more digits than a field stores, so that rounding happens once, at the end. */
export const FormulaDecimal = Decimal.clone({ precision: 40, toExpNeg: -60, toExpPos: 60 });

export const MILLISECONDS_PER_DAY = 86_400_000;

const TYPES: Readonly<Partial<Record<FieldType, FormulaType>>> = {
  boolean: "boolean",
  int: "number",
  long: "number",
  double: "number",
  currency: "number",
  percent: "number",
  date: "date",
  datetime: "datetime",
  time: "time",
  picklist: "picklist",
  combobox: "picklist",
  multipicklist: "multipicklist",
  location: "location"
};

/** The formula type of a field's type; everything that is not listed behaves as text. */
export function formulaType(type: FieldType): FormulaType {
  return TYPES[type] ?? "text";
}

/** A field's value as the formula computes with it. Percent fields count as fractions: 50% is 0.5. */
export function fromField(value: FieldValue, type: FieldType): Value {
  if (value === null || value === "") return null;
  const kind = formulaType(type);
  if (kind === "number") {
    const number = new FormulaDecimal(value as number);
    return type === "percent" ? number.div(100) : number;
  }
  if (kind === "boolean") return value === true || value === 1 || value === "true";
  if (kind === "date") return dateFromIso(String(value));
  if (kind === "datetime") return Date.parse(String(value));
  if (kind === "time") return timeFromIso(String(value));
  return String(value);
}

/** What a formula yields, as the parts around it pass values. */
export function toField(value: Value, type: FormulaType): FieldValue {
  if (value === null || value === "") return null;
  if (Decimal.isDecimal(value)) return value.toNumber();
  if (type === "date") return dateToIso(value as number);
  if (type === "datetime") return new Date(value as number).toISOString();
  if (type === "time") return timeToIso(value as number);
  return value;
}

export function dateFromIso(text: string): number {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / MILLISECONDS_PER_DAY);
}

export function dateToIso(days: number): string {
  return new Date(days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

export function timeFromIso(text: string): number {
  return Date.parse(`1970-01-01T${text.replace(/Z$/, "")}Z`);
}

export function timeToIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11);
}

export function isBlank(value: Value): boolean {
  return value === null || value === "";
}

export function asText(value: Value | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

export function asBoolean(value: Value | undefined): boolean {
  return value === true;
}
