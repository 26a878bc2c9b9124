import { ApexDatetime, raise } from "../../runtime/values/index.ts";
import type { WallClock } from "../../runtime/values/timeZone.ts";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const DAY = 24 * 60 * 60 * 1000;
/** Days that are looked through for the next time: all leap years come within. */
const HORIZON = 366 * 9;

/** The fields of an expression: what fits, as numbers; days as the text that they are, as months decide what it means. */
interface Cron {
  seconds: number[];
  minutes: number[];
  hours: number[];
  months: number[];
  years: number[] | null;
  daysOfMonth: string;
  daysOfWeek: string;
}

/**
 * The next time after a moment at which a job with this expression runs, in milliseconds since 1970; null where there is none.
 * Throws `System.StringException` for an expression that is wrong.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export function nextRun(expression: string, timeZone: string, after: number): number | null {
  const cron = parse(expression);
  const zoned = new ApexDatetime(after).clock(timeZone);
  const today = Date.UTC(zoned.year, zoned.month - 1, zoned.day);
  const year = cron.years?.find((each) => each >= zoned.year) ?? zoned.year;
  const firstDay = Math.max(today, Date.UTC(year, 0, 1));
  for (let day = 0; day < HORIZON; day++) {
    const date = new Date(firstDay + day * DAY);
    if (!fitsDay(cron, date)) continue;
    for (const moment of momentsOf(cron, date, timeZone)) if (moment > after) return moment;
  }
  return null;
}

function* momentsOf(cron: Cron, date: Date, timeZone: string): Generator<number, void> {
  for (const hour of cron.hours)
    for (const minute of cron.minutes)
      for (const second of cron.seconds) {
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const clock: WallClock = { year, month, day, hour, minute, second, millisecond: 0 };
        yield ApexDatetime.ofClock(clock, timeZone).milliseconds;
      }
}

function fitsDay(cron: Cron, date: Date): boolean {
  const { months, years, daysOfMonth, daysOfWeek } = cron;
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  if (years !== null && !years.includes(date.getUTCFullYear())) return false;
  return fitsDayOfMonth(daysOfMonth, date) && fitsDayOfWeek(daysOfWeek, date);
}

function fitsDayOfMonth(field: string, date: Date): boolean {
  if (field === "?" || field === "*") return true;
  const last = lastDay(date);
  const day = date.getUTCDate();
  if (field === "L") return day === last;
  if (field === "LW") return day === nearestWeekday(date, last);
  const nearest = /^(\d+)W$/.exec(field);
  if (nearest !== null) return day === nearestWeekday(date, Math.min(Number(nearest[1]), last));
  return numbers(field, 1, 31).includes(day);
}

/** 1 is Sunday. `6L` is the last Friday of the month, `6#3` the third. */
function fitsDayOfWeek(field: string, date: Date): boolean {
  if (field === "?" || field === "*") return true;
  const weekday = date.getUTCDay() + 1;
  if (field === "L") return weekday === 7;
  const last = /^(\w+?)L$/.exec(field);
  if (last !== null)
    return numbers(last[1] ?? "", 1, 7, WEEKDAYS).includes(weekday) && date.getUTCDate() + 7 > lastDay(date);
  const nth = /^(\w+)#([1-5])$/.exec(field);
  if (nth !== null) {
    const which = Math.ceil(date.getUTCDate() / 7);
    return numbers(nth[1] ?? "", 1, 7, WEEKDAYS).includes(weekday) && which === Number(nth[2]);
  }
  return numbers(field, 1, 7, WEEKDAYS).includes(weekday);
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The weekday nearest to a day of the month, within the month. */
function nearestWeekday(date: Date, day: number): number {
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === lastDay(date) ? day - 2 : day + 1;
  return day;
}

function parse(expression: string): Cron {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  const [second = "", minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year] = fields;
  if (fields.length < 6 || fields.length > 7)
    raise("System.StringException", `Illegal cron expression format (${expression})`);
  if (dayOfMonth !== "?" && dayOfWeek !== "?") {
    raise(
      "System.StringException",
      "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented."
    );
  }
  if (dayOfMonth === "?" && dayOfWeek === "?") {
    raise("System.StringException", "'?' can only be specified for Day-of-Month -OR- Day-of-Week.");
  }
  const cron: Cron = {
    seconds: numbers(second, 0, 59),
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    months: numbers(month, 1, 12, MONTHS),
    years: year === undefined || year === "*" ? null : numbers(year, 1970, 2199),
    daysOfMonth: dayOfMonth,
    daysOfWeek: dayOfWeek
  };
  const day = new Date(0);
  fitsDayOfMonth(dayOfMonth, day);
  fitsDayOfWeek(dayOfWeek, day);
  return cron;
}

/** `*`, `5`, `1-5`, `0,30`, `0/15`, `MON-FRI`, in ascending order. */
function numbers(field: string, least: number, most: number, names: readonly string[] = []): number[] {
  const found = new Set<number>();
  const numberOf = (text: string): number => {
    const named = names.indexOf(text);
    const number = named >= 0 ? named + 1 : /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    return raise("System.StringException", `Illegal cron expression format (${field})`);
  };
  for (const part of field.split(",")) {
    const [range = "", step] = part.split("/");
    const [from = "", to] = range.split("-");
    const start = from === "*" ? least : numberOf(from);
    const end = to !== undefined ? numberOf(to) : from === "*" || step !== undefined ? most : start;
    const by = step === undefined ? 1 : Math.max(1, Number(step) || 1);
    if (end < start) for (let at = start; at <= most; at += by) found.add(at);
    for (let at = end < start ? least : start; at <= end; at += by) found.add(at);
  }
  return [...found].sort((left, right) => left - right);
}
