import type { Decimal } from "decimal.js";
import { FormulaRuntimeError } from "../runtime.ts";
import type { FormulaScope } from "../types.ts";
import { FormulaDecimal, MILLISECONDS_PER_DAY, timeFromIso, type Value } from "../values.ts";
import { FORMATDURATION } from "./duration.ts";
import { blankIfAnyBlank, plain, type FormulaFunction, type FunctionTable } from "./definition.ts";

const utc = (days: number): Date => new Date(days * MILLISECONDS_PER_DAY);
const number = (value: number): Value => new FormulaDecimal(value);
const whole = (value: Value | undefined): number => (value as Decimal).trunc().toNumber();

/** Days since 1970 of a day in the calendar; an impossible one (30 February) is an error. */
function calendarDay(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) throw new FormulaRuntimeError(`No such day: ${year}-${month}-${day}`);
  return time / MILLISECONDS_PER_DAY;
}

/** The day that a moment falls on in the user's time zone. */
function dayAt(moment: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(moment);
  return dateFromText(text);
}

function dateFromText(text: string): number {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (parts === null) throw new FormulaRuntimeError(`DATEVALUE() cannot read '${text}'`);
  return calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function momentFromText(text: string): number {
  const iso = text.trim().replace(" ", "T").replace(/Z$/, "");
  const moment = Date.parse(`${iso.includes("T") ? iso : `${iso}T00:00:00`}Z`);
  if (Number.isNaN(moment)) throw new FormulaRuntimeError(`DATETIMEVALUE() cannot read '${text}'`);
  return moment;
}

/** The same day of another month; the last day of a month stays the last day. */
function addMonths(days: number, months: number): number {
  const date = utc(days);
  const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const isLast = date.getUTCDate() === lastOf(date.getUTCFullYear(), date.getUTCMonth());
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = lastOf(target.getUTCFullYear(), target.getUTCMonth());
  const day = isLast ? last : Math.min(date.getUTCDate(), last);
  return target.getTime() / MILLISECONDS_PER_DAY + day - 1;
}

/** ISO 8601: the year and week to which the day's Thursday belongs. */
function isoWeek(days: number): { year: number; week: number } {
  const weekday = (utc(days).getUTCDay() + 6) % 7;
  const thursday = days - weekday + 3;
  const year = utc(thursday).getUTCFullYear();
  return { year, week: Math.floor((thursday - calendarDay(year, 1, 1)) / 7) + 1 };
}

const ofDate = (compute: (date: Date, days: number) => number): FormulaFunction =>
  blankIfAnyBlank(["date"], "number", ([days]) => number(compute(utc(days as number), days as number)));

const ofTime = (compute: (milliseconds: number) => number): FormulaFunction =>
  blankIfAnyBlank(["time"], "number", ([time]) => number(Math.floor(compute(time as number))));

/** DATEVALUE, DATETIMEVALUE and TIMEVALUE take a text or a moment; which one the parameter's type tells. */
function conversion(
  result: "date" | "datetime" | "time",
  fromText: (text: string) => number,
  fromMoment: (moment: number, scope: FormulaScope) => number
): FormulaFunction {
  return {
    minimum: 1,
    maximum: 1,
    parameter: () => ["text", "datetime", ...(result === "time" ? [] : ["date" as const])],
    result: () => result,
    run([parameter], scope) {
      const value = parameter?.run(scope) ?? null;
      if (value === null || value === "") return null;
      if (parameter?.type === "date") return result === "date" ? value : (value as number) * MILLISECONDS_PER_DAY;
      return typeof value === "string" ? fromText(value) : fromMoment(value as number, scope);
    }
  };
}

const millisecondsOfDay = (moment: number): number =>
  ((moment % MILLISECONDS_PER_DAY) + MILLISECONDS_PER_DAY) % MILLISECONDS_PER_DAY;

/** Functions of the calendar and the clock. */
export const DATE: FunctionTable = {
  TODAY: plain([], "date", (_, scope) => dayAt(scope.now, scope.timeZone)),
  NOW: plain([], "datetime", (_, scope) => scope.now),
  TIMENOW: plain([], "time", (_, scope) => millisecondsOfDay(scope.now)),
  DATE: blankIfAnyBlank(["number", "number", "number"], "date", ([year, month, day]) =>
    calendarDay(whole(year), whole(month), whole(day))
  ),
  DATEVALUE: conversion("date", dateFromText, (moment, scope) => dayAt(moment, scope.timeZone)),
  DATETIMEVALUE: conversion("datetime", momentFromText, (moment) => moment),
  TIMEVALUE: conversion("time", timeFromIso, millisecondsOfDay),
  YEAR: ofDate((date) => date.getUTCFullYear()),
  MONTH: ofDate((date) => date.getUTCMonth() + 1),
  DAY: ofDate((date) => date.getUTCDate()),
  WEEKDAY: ofDate((date) => date.getUTCDay() + 1),
  DAYOFYEAR: ofDate((date, days) => days - calendarDay(date.getUTCFullYear(), 1, 1) + 1),
  ISOWEEK: ofDate((_, days) => isoWeek(days).week),
  ISOYEAR: ofDate((_, days) => isoWeek(days).year),
  ADDMONTHS: {
    ...blankIfAnyBlank([["date", "datetime"], "number"], "date", () => null),
    result: ([type]) => (type === "datetime" ? "datetime" : "date"),
    run: ([start, months], scope) => {
      const from = start?.run(scope) ?? null;
      const count = months?.run(scope) ?? null;
      if (from === null || count === null) return null;
      if (start?.type !== "datetime") return addMonths(from as number, whole(count));
      const days = Math.floor((from as number) / MILLISECONDS_PER_DAY);
      return addMonths(days, whole(count)) * MILLISECONDS_PER_DAY + millisecondsOfDay(from as number);
    }
  },
  HOUR: ofTime((time) => time / 3_600_000),
  MINUTE: ofTime((time) => (time / 60_000) % 60),
  SECOND: ofTime((time) => (time / 1000) % 60),
  MILLISECOND: ofTime((time) => time % 1000),
  UNIXTIMESTAMP: {
    ...blankIfAnyBlank([["date", "datetime"]], "number", () => null),
    run: ([moment], scope) => {
      const value = moment?.run(scope) ?? null;
      if (value === null) return null;
      return number((value as number) * (moment?.type === "date" ? 86_400 : 0.001)) as Value;
    }
  },
  FORMATDURATION,
  FROMUNIXTIME: blankIfAnyBlank(["number"], "datetime", ([seconds]) => (seconds as Decimal).times(1000).toNumber())
};
