import { OrgError } from "../../errors.ts";
import { isId, to18 } from "../../ids.ts";
import type { FieldType } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { dayRangeOf } from "../dateLiterals.ts";
import type { ResolvedValue } from "../resolve/resolved.ts";
import { startOfLocalDay } from "../timeZones.ts";
import type { QueryContext } from "./queryContext.ts";

/** What a column is compared with: a value as the store writes it, nothing, or a span of time up to but without its end. */
export type Comparand =
  { kind: "null" } | { kind: "value"; value: string | number } | { kind: "range"; start: string; end: string };

/** The right side of a comparison with a field of a type; several where it is a list. */
export function comparandsOf(
  context: QueryContext,
  type: FieldType,
  value: Exclude<ResolvedValue, { kind: "query" }>
): Comparand[] {
  switch (value.kind) {
    case "null":
      return [{ kind: "null" }];
    case "list":
      return value.values.flatMap((each) => (each.kind === "query" ? [] : comparandsOf(context, type, each)));
    case "bind":
      return bindValues(context, value.index).map((each) => comparandOf(type, each));
    case "dateLiteral":
      return [dateRange(context, type, value.name, value.count)];
    default:
      return [comparandOf(type, value.value)];
  }
}

/** A bind's values. Throws an `OrgError` MALFORMED_QUERY where none was passed. */
export function bindValues(context: QueryContext, index: number): FieldValue[] {
  const value = context.binds[index];
  if (value === undefined) throw new OrgError("MALFORMED_QUERY", "bind variables are only allowed in Apex code");
  return Array.isArray(value) ? value : [value];
}

function comparandOf(type: FieldType, value: FieldValue): Comparand {
  if (value === null || value === "") return { kind: "null" };
  const convert = CONVERSIONS[type];
  return { kind: "value", value: convert === undefined ? plain(value) : convert(value) };
}

type Conversion = (value: string | number | boolean) => string | number;

const plain: Conversion = (value) => (typeof value === "boolean" ? Number(value) : value);
const toNumber: Conversion = (value) => Number(value);
const toText: Conversion = (value) => String(value);

const CONVERSIONS: Partial<Record<FieldType, Conversion>> = {
  id: (value) => storedId(String(value)),
  reference: (value) => storedId(String(value)),
  int: toNumber,
  long: toNumber,
  double: toNumber,
  currency: toNumber,
  percent: toNumber,
  boolean: (value) => Number(value === true || value === "true" || value === 1),
  date: (value) => String(value).slice(0, 10),
  datetime: (value) => storedDatetime(String(value)),
  time: (value) => storedTime(String(value)),
  string: toText,
  picklist: toText,
  multipicklist: toText,
  textarea: toText,
  phone: toText,
  email: toText,
  url: toText
};

/** A text with another suffix than its id's, as tests make them up, is the id of no record. */
function storedId(text: string): string {
  if (isId(text)) return to18(text);
  if (/^[A-Za-z0-9]{18}$/u.test(text)) return text;
  throw new OrgError("INVALID_QUERY_FILTER_OPERATOR", `invalid ID field: ${text}`);
}

/** A date stands for its midnight in UTC; offsets may lack the colon. */
function storedDatetime(text: string): string {
  const withTime = text.length === 10 ? `${text}T00:00:00Z` : text.replace(/([+-]\d\d)(\d\d)$/u, "$1:$2");
  const moment = Date.parse(withTime);
  if (Number.isNaN(moment)) throw new OrgError("INVALID_FIELD", `invalid datetime: ${text}`);
  return new Date(moment).toISOString();
}

function storedTime(text: string): string {
  return new Date(Date.parse(`1970-01-01T${text.endsWith("Z") ? text : `${text}Z`}`)).toISOString().slice(11);
}

function dateRange(context: QueryContext, type: FieldType, name: string, count: number): Comparand {
  const days = dayRangeOf(name, count, context.today, context.fiscalYearStartMonth);
  if (days === null) throw new OrgError("MALFORMED_QUERY", `unexpected token: '${name}'`);
  if (type !== "datetime") return { kind: "range", ...days };
  const { timeZone } = context.user;
  return { kind: "range", start: startOfLocalDay(days.start, timeZone), end: startOfLocalDay(days.end, timeZone) };
}
