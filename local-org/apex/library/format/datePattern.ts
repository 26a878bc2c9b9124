import type { ApexDatetime } from "../../runtime/values/index.ts";
import { ApexDate, raise } from "../../runtime/values/index.ts";
import { zoneName, zoneOffset, type WallClock } from "../../runtime/values/timeZone.ts";

interface Moment extends WallClock {
  date: ApexDate;
  milliseconds: number;
  zone: string;
}

type Letter = (moment: Moment, count: number) => string;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const LETTERS: Record<string, Letter> = {
  G: () => "AD",
  y: (moment, count) => year(moment.year, count),
  Y: (moment, count) => year(weekOfYear(moment.date).year, count),
  M: (moment, count) => month(moment, count),
  L: (moment, count) => month(moment, count),
  d: (moment, count) => digits(moment.day, count),
  D: (moment, count) => digits(moment.date.dayOfYear, count),
  F: (moment, count) => digits(Math.ceil(moment.day / 7), count),
  E: (moment, count) => cut(DAYS[moment.date.weekday] ?? "", count >= 4),
  u: (moment, count) => digits(moment.date.weekday || 7, count),
  w: (moment, count) => digits(weekOfYear(moment.date).week, count),
  W: (moment, count) => digits(Math.ceil((moment.day + moment.date.addDays(1 - moment.day).weekday) / 7), count),
  a: (moment) => (moment.hour < 12 ? "AM" : "PM"),
  H: (moment, count) => digits(moment.hour, count),
  k: (moment, count) => digits(moment.hour || 24, count),
  K: (moment, count) => digits(moment.hour % 12, count),
  h: (moment, count) => digits(moment.hour % 12 || 12, count),
  m: (moment, count) => digits(moment.minute, count),
  s: (moment, count) => digits(moment.second, count),
  S: (moment, count) => digits(moment.millisecond, count),
  z: (moment, count) => zoneName(moment.zone, moment.milliseconds, count >= 4 ? "long" : "short"),
  Z: (moment) => offset(moment, ""),
  X: (moment, count) => isoOffset(moment, count)
};

/**
 * Writes a moment by a pattern of Java's SimpleDateFormat, with English names. Throws `System.IllegalArgumentException` for
 * a letter that has no meaning.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm, format
 */
export function formatPattern(datetime: ApexDatetime, pattern: string, zone: string): string {
  const { milliseconds } = datetime;
  const moment: Moment = { ...datetime.clock(zone), date: datetime.date(zone), milliseconds, zone };
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (written, quoted?: string, letter?: string) => {
    if (written === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    const write = LETTERS[letter ?? ""];
    return (
      write?.(moment, written.length) ??
      raise("System.IllegalArgumentException", `Illegal pattern character '${letter}'`)
    );
  });
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}

function year(value: number, count: number): string {
  return count === 2 ? digits(value % 100, 2) : digits(value, count);
}

function month(moment: Moment, count: number): string {
  return count < 3 ? digits(moment.month, count) : cut(MONTHS[moment.month - 1] ?? "", count >= 4);
}

function cut(name: string, whole: boolean): string {
  return whole ? name : name.slice(0, 3);
}

/** Weeks begin on Sunday, and the first is that of January 1, as in the United States. */
function weekOfYear(date: ApexDate): { year: number; week: number } {
  const endOfWeek = date.addDays(6 - date.weekday);
  const first = ApexDate.of(endOfWeek.year, 1, 1);
  return { year: endOfWeek.year, week: Math.floor((endOfWeek.days - first.days) / 7) + 1 };
}

function offset(moment: Moment, separator: string): string {
  const minutes = Math.round(zoneOffset(moment.zone, moment.milliseconds) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60), 2)}${separator}${digits(size % 60, 2)}`;
}

function isoOffset(moment: Moment, count: number): string {
  if (zoneOffset(moment.zone, moment.milliseconds) === 0) return "Z";
  return count === 1 ? offset(moment, "").slice(0, 3) : offset(moment, count === 2 ? "" : ":");
}
