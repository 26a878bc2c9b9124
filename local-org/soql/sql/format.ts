import type { FieldType } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { SqlValue, Store } from "../../store/types.ts";
import type { ResolvedFunction } from "../resolve/resolved.ts";
import { LeastRecentlyUsed } from "../leastRecentlyUsed.ts";
import { sql, type Fragment } from "./fragment.ts";
import { requireQueryTime } from "./queryTime.ts";

/** `FORMAT(field)`: numbers, dates and times as the user's locale writes them. */
export function formatSql(argument: Fragment, user: UserContext, call: ResolvedFunction): Fragment {
  const type = call.argument?.type ?? "string";
  const scale = call.argument?.field?.scale ?? 0;
  return sql`soql_format(${type}, ${scale}, ${user.locale}, ${user.timeZone}, ${argument})`;
}

/** To make a format takes a thousand times as long as to use it. */
const KEPT = 50;

interface Locale {
  name: string;
  timeZone: string;
  scale: number;
}

type Formatter = (value: SqlValue, locale: Locale) => string;

const numberFormats = new LeastRecentlyUsed<string, Intl.NumberFormat>(KEPT);
const dateFormats = new LeastRecentlyUsed<string, Intl.DateTimeFormat>(KEPT);

const formatNumber: Formatter = (value, { name, scale }) =>
  numberFormats
    .get(
      `${name} ${scale}`,
      () => new Intl.NumberFormat(name, { minimumFractionDigits: scale, maximumFractionDigits: scale })
    )
    .format(Number(value));

function formatDate(value: SqlValue, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${name} ${options.timeZone} ${options.timeStyle}`;
  return dateFormats.get(key, () => new Intl.DateTimeFormat(name, options)).format(Date.parse(String(value)));
}

const FORMATTERS: Partial<Record<FieldType, Formatter>> = {
  int: formatNumber,
  long: formatNumber,
  double: formatNumber,
  currency: (value, locale) => `$${formatNumber(value, locale)}`,
  percent: (value, locale) => `${formatNumber(value, locale)}%`,
  date: (value, { name }) => formatDate(value, name, { timeZone: "UTC" }),
  datetime: (value, { name, timeZone }) => formatDate(value, name, { timeZone, dateStyle: "short", timeStyle: "short" })
};

/** Makes `soql_format(type, scale, locale, timeZone, value)` known to the store. */
export function registerFormatFunction(store: Store): void {
  store.registerFunction("soql_format", (type, scale, locale, timeZone, value) => {
    if (value === null || value === undefined) return null;
    requireQueryTime();
    const format = FORMATTERS[String(type) as FieldType];
    const name = String(locale).replaceAll("_", "-");
    return format === undefined
      ? String(value)
      : format(value, { name, timeZone: String(timeZone), scale: Number(scale) });
  });
}
