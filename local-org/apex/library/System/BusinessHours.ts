import { NotSupportedError } from "../../../errors.ts";
import type { RecordValues } from "../../../values.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexDatetime, raise } from "../../runtime/values/index.ts";
import { momentOf, wallClock, type WallClock } from "../../runtime/values/timeZone.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** The precision of intervals, in milliseconds. */
const MINUTE = 60_000;
/** Business hours are counted through this many days, a century; more would take too long. */
const MOST_DAYS = 36_525;

/** From when to when the business is open, in milliseconds since 1970. */
interface Opening {
  from: number;
  to: number;
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_businesshours.htm */
export const BusinessHoursClass: LibraryClass = {
  name: "System.BusinessHours",
  statics: required({
    add: (id: string, start: ApexDatetime, interval: bigint) => added(id, start, interval),
    addGmt: (id: string, start: ApexDatetime, interval: bigint) => added(id, start, interval),
    diff: (id: string, start: ApexDatetime, end: ApexDatetime) => {
      const hours = hoursOf(id);
      const isForward = start.milliseconds <= end.milliseconds;
      const [from, to] = isForward ? [start, end] : [end, start];
      const open = openTime(hours, from.milliseconds, to.milliseconds);
      return BigInt(isForward ? open : -open);
    },
    isWithin: (id: string, target: ApexDatetime) => nextOpen(hoursOf(id), target.milliseconds) === target.milliseconds,
    nextStartDate: (id: string, target: ApexDatetime) => new ApexDatetime(nextOpen(hoursOf(id), target.milliseconds))
  })
};

function added(id: string, start: ApexDatetime, interval: bigint): ApexDatetime {
  const hours = hoursOf(id);
  const direction = interval < 0n ? -1 : 1;
  let rest = Math.floor(Math.abs(Number(interval)) / MINUTE) * MINUTE;
  for (const { from, to } of openings(hours, start.milliseconds, direction)) {
    if (rest <= to - from) return new ApexDatetime(direction > 0 ? from + rest : to - rest);
    rest -= to - from;
  }
  throw tooFar();
}

function openTime(hours: RecordValues, start: number, end: number): number {
  let total = 0;
  for (const { from, to } of openings(hours, start, 1)) {
    if (from >= end) return total;
    total += Math.min(to, end) - from;
  }
  throw tooFar();
}

function nextOpen(hours: RecordValues, moment: number): number {
  for (const { from, to } of openings(hours, moment, 1)) if (from < to) return from;
  throw tooFar();
}

/** What is open from a moment on, or back from it, day by day. */
function* openings(hours: RecordValues, moment: number, direction: 1 | -1): Generator<Opening> {
  const zone = String(hours["TimeZoneSidKey"]);
  const today = wallClock(moment, zone);
  for (let count = 0; count < MOST_DAYS; count++) {
    const opening = openingOn(hours, { ...today, day: today.day + count * direction }, zone);
    if (opening === null) continue;
    const from = direction > 0 ? Math.max(opening.from, moment) : opening.from;
    const to = direction > 0 ? opening.to : Math.min(opening.to, moment);
    if (from < to) yield { from, to };
  }
}

/** Null on a day without hours; from midnight to midnight is the whole day. */
function openingOn(hours: RecordValues, date: WallClock, zone: string): Opening | null {
  const weekday = WEEKDAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? "";
  const start = minutesOf(hours[`${weekday}StartTime`]);
  const end = minutesOf(hours[`${weekday}EndTime`]);
  if (start === null || end === null) return null;
  const at = (minute: number): number => momentOf({ ...date, hour: 0, minute, second: 0, millisecond: 0 }, zone);
  return { from: at(start), to: at(end === 0 ? 24 * 60 : end) };
}

function minutesOf(time: unknown): number | null {
  const parts = /^(\d\d):(\d\d)/.exec(typeof time === "string" ? time : "");
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

function hoursOf(id: string): RecordValues {
  const { schema, store } = currentExecution().platform;
  const [hours] = store.readWhere(schema.requireObject("BusinessHours"), "Id", [id]);
  return hours ?? raise("System.InvalidParameterValueException", `Invalid business hours id: ${id}`);
}

function tooFar(): NotSupportedError {
  return new NotSupportedError("business hours that lead through more than a hundred years");
}
