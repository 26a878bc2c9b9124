import { NotSupportedError } from "../errors.ts";
import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import type { ListFilter } from "./listView.ts";

const NUMBERS = new Set(["int", "long", "double", "currency", "percent"]);
const DATES = new Set(["date", "datetime"]);

const COMPARISONS: Record<string, string> = {
  equals: "=",
  notEqual: "!=",
  lessThan: "<",
  lessOrEqual: "<=",
  greaterThan: ">",
  greaterOrEqual: ">="
};

/** `contains` and its like, as LIKE patterns. */
const PATTERNS: Record<string, (text: string) => string> = {
  contains: (text) => `%${text}%`,
  notContain: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`
};

/** The SOQL condition of a list view's filter: several values, parted by commas, are alternatives. */
export function filterCondition(object: SObjectSchema, filter: ListFilter): string {
  const field = object.field(filter.field);
  const values = filter.value === "" ? [""] : filter.value.split(",").map((value) => value.trim());
  const parts = values.map((value) => single(filter, field, value));
  const negative = filter.operation.startsWith("not");
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(negative ? " AND " : " OR ")})`;
}

function single({ field: path, operation }: ListFilter, field: FieldSchema | undefined, value: string): string {
  const pattern = PATTERNS[operation];
  if (pattern !== undefined) {
    const like = `${path} LIKE ${quote(pattern(value))}`;
    return operation === "notContain" ? `(NOT ${like})` : like;
  }
  if (operation === "includes" || operation === "excludes")
    return `${path} ${operation.toUpperCase()} (${quote(value)})`;
  const comparison = COMPARISONS[operation];
  if (comparison === undefined) throw new NotSupportedError(`list view filter ${operation}`);
  return `${path} ${comparison} ${literal(field, value)}`;
}

function literal(field: FieldSchema | undefined, value: string): string {
  if (value === "") return "null";
  const type = field?.type ?? "string";
  if (type === "boolean") return value === "1" || value.toLowerCase() === "true" ? "TRUE" : "FALSE";
  if (NUMBERS.has(type)) return String(Number(value));
  if (DATES.has(type)) return dateLiteral(type, value);
  return quote(value);
}

/** `LAST_N_DAYS:30`, `2024-05-01`, or `5/1/2024` as the list view editor writes it. */
function dateLiteral(type: string, value: string): string {
  if (/^[A-Z_]+(:\d+)?$/.test(value)) return value;
  const [, month = "", day = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value) ?? [];
  const date = year === "" ? value.slice(0, 10) : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return type === "date" ? date : `${date}T00:00:00Z`;
}

/** A SOQL string. */
export function quote(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** Joins the conditions as the filter logic says (`1 AND (2 OR 3)`), or all with AND. */
export function joinConditions(conditions: readonly string[], logic: string | null): string {
  if (logic === null) return conditions.join(" AND ");
  return logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? "Id != null");
}
