import { OrgError } from "../errors.ts";

/** A span of whole days: from the first, up to but without the second, each `YYYY-MM-DD`. */
export interface DayRange {
  start: string;
  end: string;
}

/** A day as its number since 1970. */
type Day = number;
type Span = readonly [start: Day, end: Day];

interface Calendar {
  today: Day;
  /** 1 to 12. */
  fiscalYearStartMonth: number;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * The days for which a date literal stands:
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 * Weeks begin on Sunday. Null for a name that is no date literal.
 */
export function dayRangeOf(name: string, count: number, today: string, fiscalYearStartMonth = 1): DayRange | null {
  const spanOf = LITERALS[name];
  if (spanOf === undefined) return null;
  const [start, end] = spanOf({ today: dayOf(today), fiscalYearStartMonth }, count);
  return { start: textOf(start), end: textOf(end) };
}

type SpanOf = (calendar: Calendar, count: number) => Span;

/** The first day of the unit that lies `offset` units from that of today. */
type StartOf = (calendar: Calendar, offset: number) => Day;

const startOfDay: StartOf = ({ today }, offset) => today + offset;

const startOfWeek: StartOf = ({ today }, offset) => {
  const sinceSunday = (((today + 4) % 7) + 7) % 7;
  return today - sinceSunday + offset * 7;
};

const startOfMonth: StartOf = ({ today }, offset) => monthStart(monthNumber(today) + offset);

const startOfQuarter: StartOf = ({ today }, offset) => monthStart((Math.floor(monthNumber(today) / 3) + offset) * 3);

const startOfYear: StartOf = ({ today }, offset) => monthStart((Math.floor(monthNumber(today) / 12) + offset) * 12);

const startOfFiscalQuarter: StartOf = ({ today, fiscalYearStartMonth }, offset) => {
  const shift = fiscalYearStartMonth - 1;
  return monthStart((Math.floor((monthNumber(today) - shift) / 3) + offset) * 3 + shift);
};

const startOfFiscalYear: StartOf = ({ today, fiscalYearStartMonth }, offset) => {
  const shift = fiscalYearStartMonth - 1;
  return monthStart((Math.floor((monthNumber(today) - shift) / 12) + offset) * 12 + shift);
};

const unit =
  (startOf: StartOf, offset: number): SpanOf =>
  (calendar) => [startOf(calendar, offset), startOf(calendar, offset + 1)];

/** The `n` units before the present one, without it. */
const last =
  (startOf: StartOf): SpanOf =>
  (calendar, count) => [startOf(calendar, -count), startOf(calendar, 0)];

/** The `n` units behind the present one. */
const next =
  (startOf: StartOf): SpanOf =>
  (calendar, count) => [startOf(calendar, 1), startOf(calendar, count + 1)];

const ago =
  (startOf: StartOf): SpanOf =>
  (calendar, count) => [startOf(calendar, -count), startOf(calendar, 1 - count)];

/** Of days only, "last" includes today. */
const lastDays: SpanOf = ({ today }, count) => [today - count, today + 1];

const LITERALS: Record<string, SpanOf> = {
  YESTERDAY: unit(startOfDay, -1),
  TODAY: unit(startOfDay, 0),
  TOMORROW: unit(startOfDay, 1),
  LAST_90_DAYS: (calendar) => lastDays(calendar, 90),
  NEXT_90_DAYS: (calendar) => next(startOfDay)(calendar, 90),
  LAST_N_DAYS: lastDays,
  NEXT_N_DAYS: next(startOfDay),
  N_DAYS_AGO: ago(startOfDay),
  ...ofUnit("WEEK", startOfWeek),
  ...ofUnit("MONTH", startOfMonth),
  ...ofUnit("QUARTER", startOfQuarter),
  ...ofUnit("YEAR", startOfYear),
  ...ofUnit("FISCAL_QUARTER", startOfFiscalQuarter),
  ...ofUnit("FISCAL_YEAR", startOfFiscalYear)
};

function ofUnit(name: string, startOf: StartOf): Record<string, SpanOf> {
  return {
    [`LAST_${name}`]: unit(startOf, -1),
    [`THIS_${name}`]: unit(startOf, 0),
    [`NEXT_${name}`]: unit(startOf, 1),
    [`LAST_N_${name}S`]: last(startOf),
    [`NEXT_N_${name}S`]: next(startOf),
    [`N_${name}S_AGO`]: ago(startOf)
  };
}

function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}

const FIRST_DAY = dayOf("0001-01-01");
const LAST_DAY = dayOf("9999-12-31");

/** Throws MALFORMED_QUERY for a day so far away that no date names it. */
function textOf(day: Day): string {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) throw new OrgError("MALFORMED_QUERY", "The date literal is out of range");
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Months since the year 0. */
function monthNumber(day: Day): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function monthStart(month: number): Day {
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / MILLISECONDS_PER_DAY;
}
