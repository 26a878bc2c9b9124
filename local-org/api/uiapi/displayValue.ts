import type { FieldSchema, FieldType } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { FieldValue } from "../../values.ts";

interface Formatting {
  field: FieldSchema;
  locale: string;
  timeZone: string;
  currency: string;
}

type Formatter = (value: FieldValue, formatting: Formatting) => string | null;

/** How values are shown to people; types that are not named here have no display value of their own. */
const FORMATTERS: Partial<Record<FieldType, Formatter>> = {
  picklist: picklistLabel,
  multipicklist: (value, formatting) =>
    String(value)
      .split(";")
      .map((part) => picklistLabel(part, formatting))
      .join(";"),
  currency: (value, { locale, currency, field }) =>
    number(value, locale, { style: "currency", currency, ...digits(field) }),
  double: (value, { locale, field }) => number(value, locale, digits(field)),
  int: (value, { locale }) => number(value, locale, {}),
  long: (value, { locale }) => number(value, locale, {}),
  percent: (value, { locale, field }) => `${number(value, locale, digits(field))}%`,
  date: (value, { locale }) => new Date(`${String(value)}T00:00:00Z`).toLocaleDateString(locale, { timeZone: "UTC" }),
  datetime: (value, { locale, timeZone }) =>
    new Date(String(value)).toLocaleString(locale, { timeZone, dateStyle: "short", timeStyle: "short" })
};

/** A value as the UI API's `displayValue`: in the user's locale and time zone; null where the value speaks for itself. */
export function displayValue(
  field: FieldSchema,
  value: FieldValue,
  user: UserContext,
  currency: string
): string | null {
  const format = FORMATTERS[field.type];
  if (value === null || format === undefined) return null;
  return format(value, { field, locale: user.locale.replace("_", "-"), timeZone: user.timeZone, currency });
}

function picklistLabel(value: FieldValue, { field }: Formatting): string {
  const text = String(value);
  return field.picklistValues.find((candidate) => candidate.value === text)?.label ?? text;
}

function number(value: FieldValue, locale: string, options: Intl.NumberFormatOptions): string {
  return Number(value).toLocaleString(locale, options);
}

function digits(field: FieldSchema): Intl.NumberFormatOptions {
  return { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
}
