import { offsetAt } from "../../../soql/timeZones.ts";

/** A moment as a clock on the wall of a time zone shows it; months from 1. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

/** The zone of this id; GMT where there is none, as in Java. */
export function knownZone(zone: string): string {
  return isTimeZone(zone) ? zone : "GMT";
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: intlZone(zone) });
    return true;
  } catch {
    return false;
  }
}

/** The zone's offset from GMT at a moment, in milliseconds. */
export function zoneOffset(zone: string, milliseconds: number): number {
  return isGmt(zone) ? 0 : offsetAt(milliseconds, intlZone(zone));
}

export function wallClock(milliseconds: number, zone: string): WallClock {
  const local = new Date(milliseconds + zoneOffset(zone, milliseconds));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds()
  };
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The moment at which the zone's clocks show this; parts out of range roll over. As Java's calendar takes it, a time that the clocks skip is so much later, and
 * of a time that they show twice it is the second.
 */
export function momentOf(clock: WallClock, zone: string): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  const local = date.setUTCHours(clock.hour, clock.minute, clock.second, clock.millisecond);
  const before = zoneOffset(zone, local - DAY);
  const after = zoneOffset(zone, local + DAY);
  const isAfter = before === after || zoneOffset(zone, local - after) === after;
  return local - (isAfter ? after : before);
}

/** The zone's name at a moment, `PST` or `Pacific Standard Time`. */
export function zoneName(zone: string, milliseconds: number, style: "short" | "long"): string {
  if (isGmt(zone)) return style === "short" ? "GMT" : "Greenwich Mean Time";
  const format = new Intl.DateTimeFormat("en-US", { timeZone: intlZone(zone), timeZoneName: style });
  return format.formatToParts(milliseconds).find((part) => part.type === "timeZoneName")?.value ?? zone;
}

function isGmt(zone: string): boolean {
  return zone === "GMT" || zone === "UTC" || zone === "Etc/UTC" || zone === "Etc/GMT";
}

function intlZone(zone: string): string {
  if (isGmt(zone)) return "UTC";
  const [, sign, hours = "", minutes = "00"] = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  return sign === undefined ? zone : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}
