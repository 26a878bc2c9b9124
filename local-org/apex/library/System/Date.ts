import { currentExecution } from "../../runtime/execution.ts";
import { ApexDate, ApexDatetime, raise, type ApexValue } from "../../runtime/values/index.ts";
import { formatDate, parseDate } from "../format/localeDate.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { userLocale, userTimeZone } from "../user.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */
export const DateClass: LibraryClass = {
  name: "System.Date",
  statics: required({
    daysInMonth: (year: number, month: number) => ApexDate.daysInMonth(year, month),
    isLeapYear: (year: number) => ApexDate.daysInMonth(year, 2) === 29,
    newInstance: (year: number, month: number, day: number) => ApexDate.of(year, month, day),
    parse: (text: string) => parseDate(text, userLocale()) ?? raise("System.TypeException", `Invalid date: ${text}`),
    today: () => today(),
    valueOf: (value: ApexValue) => dateOf(value)
  }),
  methods: required({
    addDays: (self: ApexDate, days: number) => self.addDays(days),
    addMonths: (self: ApexDate, months: number) => self.addMonths(months),
    addYears: (self: ApexDate, years: number) => self.addMonths(12 * years),
    day: (self: ApexDate) => self.day,
    dayOfYear: (self: ApexDate) => self.dayOfYear,
    daysBetween: (self: ApexDate, other: ApexDate) => other.days - self.days,
    format: (self: ApexDate) => formatDate(self, userLocale()),
    isSameDay: (self: ApexDate, other: ApexDate) => self.days === other.days,
    month: (self: ApexDate) => self.month,
    monthsBetween: (self: ApexDate, other: ApexDate) => (other.year - self.year) * 12 + other.month - self.month,
    toStartOfMonth: (self: ApexDate) => self.addDays(1 - self.day),
    toStartOfWeek: (self: ApexDate) => self.addDays(-((self.weekday - firstWeekday() + 7) % 7)),
    year: (self: ApexDate) => self.year
  })
};

/** Today on the running user's clock. */
export function today(): ApexDate {
  return new ApexDatetime(Date.now()).date(currentExecution().user.timeZone);
}

function dateOf(value: ApexValue): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.date(userTimeZone());
  const date = typeof value === "string" ? ApexDate.parse(value.trim()) : null;
  return date ?? raise("System.TypeException", `Invalid date: ${String(value)}`);
}

/** The locale's first day of the week, 0 for Sunday. */
function firstWeekday(): number {
  const locale = new Intl.Locale(userLocale()) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return (locale.getWeekInfo?.().firstDay ?? 7) % 7;
}
