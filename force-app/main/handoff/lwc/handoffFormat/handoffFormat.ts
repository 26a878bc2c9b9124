import CURRENCY from "@salesforce/i18n/currency";
import LOCALE from "@salesforce/i18n/locale";
import LABEL_YES from "@salesforce/label/c.Handoff_Yes";

/** What a field's value needs to be shown: its type and how many decimals it keeps. */
export type FieldFormat = Pick<FieldInfo, "dataType" | "scale">;

type Formatter = (value: string | number | boolean, field: FieldFormat) => string;

const FORMATTERS: Record<string, Formatter> = {
  Boolean: (value) => (value ? LABEL_YES : ""),
  Currency: (value) => currency(Number(value)),
  Double: (value, { scale }) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: scale }).format(Number(value)),
  MultiPicklist: (value) => String(value).split(";").join(", "),
  Date: (value) => calendarDate(String(value)),
  DateTime: (value) =>
    new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" }).format(new Date(String(value)))
};

/** A value as the user's locale writes it; empty text for no value. */
export function formatValue(value: unknown, field: FieldFormat): string {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return "";
  }
  return (FORMATTERS[field.dataType] ?? String)(value, field);
}

/** What a reference field shows: the name of the record that the row brought along, `AE__r.Name` for `AE__c`. */
export function referenceName(row: Partial<SObjectRow>, field: string): string {
  const parent = row[field.replace(/__c$/, "__r").replace(/Id$/, "")];
  if (typeof parent !== "object" || parent === null) {
    return "";
  }
  return String(parent.Full_Name__c ?? parent.Name ?? "");
}

function currency(amount: number): string {
  const wholeAmount = Number.isInteger(amount);
  return new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency: CURRENCY,
    minimumFractionDigits: wholeAmount ? 0 : 2,
    maximumFractionDigits: wholeAmount ? 0 : 2
  }).format(amount);
}

/** A calendar date has no time zone: read as UTC and written as UTC, it stays the same day everywhere. */
function calendarDate(date: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`)
  );
}
