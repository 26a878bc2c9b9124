import { ApexDate, ApexDatetime, ApexTime } from "../../runtime/values/index.ts";
import { zoneName } from "../../runtime/values/timeZone.ts";

/** A Date as the locale writes it, `1/31/2024`. */
export function formatDate(date: ApexDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" }).format(
    date.milliseconds
  );
}

/** A Datetime as the locale writes it, `1/31/2024, 10:00 AM`. */
export function formatDatetime(datetime: ApexDatetime, locale: string, zone: string): string {
  return format(datetime, locale, zone, {});
}

/** With seconds and zone, `1/31/2024, 10:00:00 AM PST`. */
export function formatDatetimeLong(datetime: ApexDatetime, locale: string, zone: string): string {
  return `${format(datetime, locale, zone, { second: "2-digit" })} ${zoneName(zone, datetime.milliseconds, "short")}`;
}

/** Reads a date as the locale writes it; null where it is none. */
export function parseDate(text: string, locale: string): ApexDate | null {
  const numbers = /^\s*(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})\.?\s*$/.exec(text);
  if (numbers === null) return null;
  const parts: Record<string, number> = {};
  order(locale).forEach((type, at) => (parts[type] = Number(numbers[at + 1])));
  const { year = 0, month = 0, day = 0 } = parts;
  const date = ApexDate.of(year < 100 ? 2000 + year : year, month, day);
  return date.month === month && date.day === day ? date : null;
}

/** Reads a date and a time, `1/31/2024 10:00 AM`; null where it is none. */
export function parseDatetime(text: string, locale: string, zone: string): ApexDatetime | null {
  const match = /^(.*?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?$/i.exec(text.trim());
  const date = match === null ? null : parseDate(match[1] ?? "", locale);
  if (match === null || date === null) return null;
  const half = match[5]?.toUpperCase();
  const hour = half === undefined ? Number(match[2]) : (Number(match[2]) % 12) + (half === "PM" ? 12 : 0);
  return ApexDatetime.ofDate(date, ApexTime.of(hour, Number(match[3]), Number(match[4] ?? 0), 0), zone);
}

function format(datetime: ApexDatetime, locale: string, zone: string, more: Intl.DateTimeFormatOptions): string {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: zone === "GMT" ? "UTC" : zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    ...more
  };
  return new Intl.DateTimeFormat(locale, options).format(datetime.milliseconds).replace(/\u202f/g, " ");
}

function order(locale: string): string[] {
  const parts = new Intl.DateTimeFormat(locale, { year: "numeric", month: "numeric", day: "numeric" }).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => type !== "literal");
}
