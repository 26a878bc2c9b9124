import type { FieldType } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { SqlValue, Store } from "../../store/types.ts";
import type { ResolvedFunction } from "../resolve/resolved.ts";
import { sql, type Fragment } from "./fragment.ts";

/** `FORMAT(field)`: numbers, dates and times as the user's locale writes them. */
export function formatSql(argument: Fragment, user: UserContext, call: ResolvedFunction): Fragment {
  const type = call.argument?.type ?? "string";
  const scale = call.argument?.field?.scale ?? 0;
  return sql`soql_format(${type}, ${scale}, ${user.locale}, ${user.timeZone}, ${argument})`;
}

interface Locale {
  name: string;
  timeZone: string;
  scale: number;
}

type Formatter = (value: SqlValue, locale: Locale) => string;

const formatNumber: Formatter = (value, { name, scale }) =>
  new Intl.NumberFormat(name, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(Number(value));

const FORMATTERS: Partial<Record<FieldType, Formatter>> = {
  int: formatNumber,
  long: formatNumber,
  double: formatNumber,
  currency: (value, locale) => `$${formatNumber(value, locale)}`,
  percent: (value, locale) => `${formatNumber(value, locale)}%`,
  date: (value, { name }) => new Intl.DateTimeFormat(name, { timeZone: "UTC" }).format(Date.parse(String(value))),
  datetime: (value, { name, timeZone }) =>
    new Intl.DateTimeFormat(name, { timeZone, dateStyle: "short", timeStyle: "short" }).format(
      Date.parse(String(value))
    )
};

/** Makes `soql_format(type, scale, locale, timeZone, value)` known to the store. */
export function registerFormatFunction(store: Store): void {
  store.registerFunction("soql_format", (type, scale, locale, timeZone, value) => {
    if (value === null || value === undefined) return null;
    const format = FORMATTERS[String(type) as FieldType];
    const name = String(locale).replaceAll("_", "-");
    return format === undefined
      ? String(value)
      : format(value, { name, timeZone: String(timeZone), scale: Number(scale) });
  });
}
