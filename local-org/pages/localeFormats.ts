/** What `@salesforce/i18n/*` exports for a locale, by name, as far as locales differ in it. */
export type LocaleFormats = Record<string, string | number>;

const LETTERS: Partial<Record<Intl.DateTimeFormatPartTypes, (value: string) => string>> = {
  day: (value) => (value.startsWith("0") ? "dd" : "d"),
  month: (value) => (/\D/.test(value) ? (value.length > 3 ? "MMMM" : "MMM") : value.startsWith("0") ? "MM" : "M"),
  year: () => "yyyy",
  hour: (value) => (value === "15" ? "HH" : "h"),
  minute: () => "mm",
  second: () => "ss",
  dayPeriod: () => "a"
};

/** Its parts tell all letters of a pattern apart: a day and a month of one digit in a month with a long name, an hour after noon. */
const EXAMPLE = new Date(2026, 0, 5, 15, 4, 5);

/** Patterns and signs of a locale such as `de-DE`, with an ISO currency's symbol. */
export function localeFormats(locale: string, currency: string): LocaleFormats {
  const date = (dateStyle: "short" | "medium" | "long"): string => pattern(locale, { dateStyle });
  const time = (timeStyle: "short" | "medium"): string => pattern(locale, { timeStyle });
  return {
    "dateTime.shortDateFormat": date("short"),
    "dateTime.mediumDateFormat": date("medium"),
    "dateTime.longDateFormat": date("long"),
    "dateTime.shortTimeFormat": time("short"),
    "dateTime.mediumTimeFormat": time("medium"),
    "dateTime.shortDateTimeFormat": `${date("short")} ${time("short")}`,
    "dateTime.mediumDateTimeFormat": `${date("medium")} ${time("medium")}`,
    "dateTime.longDateTimeFormat": `${date("long")} ${time("medium")}`,
    ...numberFormats(locale, currency)
  };
}

/** The names that `localeFormats` answers. */
export const LOCALE_FORMATS: ReadonlySet<string> = new Set(Object.keys(localeFormats("en-US", "USD")));

function pattern(locale: string, style: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(locale, style).formatToParts(EXAMPLE);
  return parts.map(({ type, value }) => (LETTERS[type]?.(value) ?? value).replace(/\u202f|\u00a0/g, " ")).join("");
}

function numberFormats(locale: string, currency: string): LocaleFormats {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(12345.6);
  const valueOf = (type: Intl.NumberFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? "";
  const before = parts[0]?.type === "currency";
  return {
    "number.currencySymbol": valueOf("currency"),
    "number.currencyFormat": before ? "¤#,##0.00" : "#,##0.00 ¤",
    "number.decimalSeparator": valueOf("decimal"),
    "number.groupingSeparator": valueOf("group")
  };
}
