import { ApexDate, ApexDatetime, ApexTime, raise, type ApexValue } from "../../runtime/values/index.ts";
import { knownZone, type WallClock } from "../../runtime/values/timeZone.ts";
import { formatPattern } from "../format/datePattern.ts";
import { formatDatetime, formatDatetimeLong, parseDatetime } from "../format/localeDate.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import { required } from "../required.ts";
import { userLocale, userTimeZone } from "../user.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Parts of the clock by method: `hour()` on the user's clock, `hourGmt()` on Greenwich's. */
const PARTS: (keyof WallClock)[] = ["year", "month", "day", "hour", "minute", "second", "millisecond"];

const reading: Record<string, LibraryFunction> = {
  date: (self: ApexDatetime) => self.date(userTimeZone()),
  dateGmt: (self: ApexDatetime) => self.date("GMT"),
  dayOfYear: (self: ApexDatetime) => self.date(userTimeZone()).dayOfYear,
  dayOfYearGmt: (self: ApexDatetime) => self.date("GMT").dayOfYear,
  getTime: (self: ApexDatetime) => BigInt(self.milliseconds),
  isSameDay: (self: ApexDatetime, other: ApexDatetime) =>
    self.date(userTimeZone()).days === other.date(userTimeZone()).days,
  time: (self: ApexDatetime) => self.time(userTimeZone()),
  timeGmt: (self: ApexDatetime) => self.time("GMT"),
  ...Object.fromEntries(PARTS.map((part) => [part, (self: ApexDatetime) => self.clock(userTimeZone())[part]])),
  ...Object.fromEntries(PARTS.map((part) => [`${part}Gmt`, (self: ApexDatetime) => self.clock("GMT")[part]]))
};

const changing: Record<string, LibraryFunction> = {
  addSeconds: (self: ApexDatetime, seconds: number) => self.plus(seconds * SECOND),
  addMinutes: (self: ApexDatetime, minutes: number) => self.plus(minutes * MINUTE),
  addHours: (self: ApexDatetime, hours: number) => self.plus(hours * HOUR),
  addDays: (self: ApexDatetime, days: number) => self.plus(days * DAY),
  addMonths: (self: ApexDatetime, months: number) => addMonths(self, months),
  addYears: (self: ApexDatetime, years: number) => addMonths(self, 12 * years)
};

const writing: Record<string, LibraryFunction> = {
  "format()": (self: ApexDatetime) => formatDatetime(self, userLocale(), userTimeZone()),
  "format(String)": (self: ApexDatetime, pattern: string) => formatPattern(self, pattern, userTimeZone()),
  "format(String,String)": (self: ApexDatetime, pattern: string, zone: string) =>
    formatPattern(self, pattern, knownZone(zone)),
  formatGmt: (self: ApexDatetime, pattern: string) => formatPattern(self, pattern, "GMT"),
  formatLong: (self: ApexDatetime) => formatDatetimeLong(self, userLocale(), userTimeZone())
};

const making: Record<string, LibraryFunction> = {
  now: () => new ApexDatetime(Date.now()),
  "newInstance(Long)": (milliseconds: bigint) => new ApexDatetime(Number(milliseconds)),
  "newInstance(Date,Time)": (date: ApexDate, time: ApexTime) => ApexDatetime.ofDate(date, time, userTimeZone()),
  newInstance: (...parts: number[]) => ofParts(parts, userTimeZone()),
  "newInstanceGmt(Date,Time)": (date: ApexDate, time: ApexTime) => ApexDatetime.ofDate(date, time, "GMT"),
  newInstanceGmt: (...parts: number[]) => ofParts(parts, "GMT"),
  parse: (text: string) => parseDatetime(text, userLocale(), userTimeZone()) ?? invalid(text),
  valueOf: (value: ApexValue) => datetimeOf(value, userTimeZone()),
  valueOfGmt: (text: string) => datetimeOf(text, "GMT")
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm */
export const DatetimeClass: LibraryClass = {
  name: "System.Datetime",
  statics: required(making),
  methods: required({ ...reading, ...changing, ...writing })
};

function addMonths(self: ApexDatetime, months: number): ApexDatetime {
  return ApexDatetime.ofDate(self.date("GMT").addMonths(months), self.time("GMT"), "GMT");
}

function ofParts(
  [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: number[],
  zone: string
): ApexDatetime {
  return ApexDatetime.ofClock({ year, month, day, hour, minute, second, millisecond: 0 }, zone);
}

function datetimeOf(value: ApexValue, zone: string): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (typeof value === "bigint") return new ApexDatetime(Number(value));
  if (value instanceof ApexDate) return ApexDatetime.ofDate(value, ApexTime.of(0, 0, 0, 0), zone);
  const match =
    typeof value === "string" ? /^(\d{4}-\d{1,2}-\d{1,2})[ T](\d{1,2}:\d{1,2}:\d{1,2})/.exec(value.trim()) : null;
  const [date, time] = [ApexDate.parse(match?.[1] ?? ""), ApexTime.parse(match?.[2] ?? "")];
  return date === null || time === null ? invalid(String(value)) : ApexDatetime.ofDate(date, time, zone);
}

function invalid(text: string): never {
  raise("System.TypeException", `Invalid date/time: ${text}`);
}
