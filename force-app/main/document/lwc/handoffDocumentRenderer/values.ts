import { cleanText } from "./cleanText";
import type { DocumentRow, RenderOptions } from "./model";

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a row's fields as the document writes them; the empty text where there is no value. */
export interface Values {
  text(row: DocumentRow, field: string): string;
  /** The name of the record that a reference points to. */
  name(row: DocumentRow, field: string): string;
  date(row: DocumentRow, field: string): string;
  money(row: DocumentRow, field: string): string;
  number(row: DocumentRow, field: string): string;
  /** The values of a multi-select picklist. */
  choices(row: DocumentRow, field: string): string;
}

export function valuesOf(options: RenderOptions): Values {
  return {
    text: (row, field) => cleanText(row[field]),
    name: (row, field) => referenceName(row, field),
    date: (row, field) => calendarDate(row[field], options),
    money: (row, field) => money(row, field, options),
    number: (row, field) => number(row[field], options),
    choices: (row, field) => cleanText(row[field]).split(";").filter(Boolean).join(", ")
  };
}

/** A point in time as a day of the reader's time zone. */
export function dayOf(moment: Date, { locale, timeZone }: RenderOptions): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(moment);
}

function referenceName(row: DocumentRow, field: string): string {
  const parent = row[field.replace(/__c$/, "__r")];
  if (typeof parent !== "object" || parent === null) {
    return "";
  }
  const { Full_Name__c, Product_Name__c, What__c, Name } = parent as DocumentRow;
  return cleanText(Full_Name__c ?? Product_Name__c ?? What__c ?? Name);
}

/** Read and written as UTC, so that the day stays the same everywhere. */
function calendarDate(value: unknown, { locale }: RenderOptions): string {
  if (typeof value !== "string" || !CALENDAR_DATE.test(value)) {
    return cleanText(value);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(value));
}

function number(value: unknown, { locale }: RenderOptions): string {
  return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : cleanText(value);
}

function money(row: DocumentRow, field: string, { locale, currency }: RenderOptions): string {
  const amount = row[field];
  if (typeof amount !== "number") {
    return cleanText(amount);
  }
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: typeof row.CurrencyIsoCode === "string" ? row.CurrencyIsoCode : currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }).format(amount);
}
