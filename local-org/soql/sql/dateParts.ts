import type { Store } from "../../store/types.ts";
import { localClock } from "../timeZones.ts";
import { requireQueryTime } from "./queryTime.ts";

type DatePart = (clock: Date, fiscalYearStartMonth: number) => number | string;

const quarterOf = (month: number): number => Math.floor(month / 3) + 1;

const dayOfYear = (clock: Date): number => {
  const start = Date.UTC(clock.getUTCFullYear(), 0, 1);
  return Math.floor((clock.getTime() - start) / 86_400_000) + 1;
};

/** Months since the fiscal year began, from 0. */
const fiscalMonth = (clock: Date, startMonth: number): number => (clock.getUTCMonth() - (startMonth - 1) + 12) % 12;

/**
 * The date functions of SOQL; a fiscal year is named after the calendar year in which it ends.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm
 */
export const DATE_PARTS: Record<string, DatePart> = {
  CALENDAR_MONTH: (clock) => clock.getUTCMonth() + 1,
  CALENDAR_QUARTER: (clock) => quarterOf(clock.getUTCMonth()),
  CALENDAR_YEAR: (clock) => clock.getUTCFullYear(),
  DAY_IN_MONTH: (clock) => clock.getUTCDate(),
  DAY_IN_WEEK: (clock) => clock.getUTCDay() + 1,
  DAY_IN_YEAR: dayOfYear,
  DAY_ONLY: (clock) => clock.toISOString().slice(0, 10),
  FISCAL_MONTH: (clock, startMonth) => fiscalMonth(clock, startMonth) + 1,
  FISCAL_QUARTER: (clock, startMonth) => quarterOf(fiscalMonth(clock, startMonth)),
  FISCAL_YEAR: (clock, startMonth) =>
    clock.getUTCFullYear() + (startMonth > 1 && clock.getUTCMonth() >= startMonth - 1 ? 1 : 0),
  HOUR_IN_DAY: (clock) => clock.getUTCHours(),
  WEEK_IN_MONTH: (clock) => Math.ceil(clock.getUTCDate() / 7),
  WEEK_IN_YEAR: (clock) => Math.ceil(dayOfYear(clock) / 7)
};

/** Makes `soql_date_part(part, value, timeZone, fiscalYearStartMonth)` known to the store. */
export function registerDateFunctions(store: Store): void {
  store.registerFunction("soql_date_part", (part, value, timeZone, startMonth) => {
    const partOf = DATE_PARTS[String(part)];
    if (partOf === undefined || value === null || value === undefined) return null;
    requireQueryTime();
    return partOf(localClock(Date.parse(String(value)), String(timeZone)), Number(startMonth));
  });
}
