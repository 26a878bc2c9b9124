import { NotSupportedError, SourceError } from "../../../errors.ts";
import type { FieldSchema, SObjectSchema } from "../../../schema/types.ts";
import { quoted } from "../../../store/tables.ts";
import type { SqlCondition } from "../../types.ts";
import { booleanFilter } from "./booleanFilter.ts";
import type { Criterion, SharingRule } from "./sharingRules.ts";

/** A value of a criterion as SQL compares it with the field. */
type Comparand = string | number;

type Comparison = (column: string, values: Comparand[], field: FieldSchema) => SqlCondition;

/** How a criterion's operations read in SQL. Text compares without regard to case; an empty field equals an empty value. */
const OPERATIONS: Record<string, Comparison> = {
  equals: anyEqual,
  notEqual: (column, values, field) => not(anyEqual(column, values, field)),
  lessThan: order("<"),
  greaterThan: order(">"),
  lessOrEqual: order("<="),
  greaterOrEqual: order(">="),
  contains: (column, values) => any(values, (value) => holds(`instr(lower(${column}), lower(?)) > 0`, value)),
  notContain: (column, values) => not(any(values, (value) => holds(`instr(lower(${column}), lower(?)) > 0`, value))),
  startsWith: (column, values) => any(values, (value) => holds(`instr(lower(${column}), lower(?)) = 1`, value)),
  includes: (column, values) => any(values, (value) => includes(column, value)),
  excludes: (column, values) => not(any(values, (value) => includes(column, value)))
};

/** The rows of `alias` that meet a rule's criteria. Throws a `SourceError` for a field that the object has not. */
export function criteriaCondition(rule: SharingRule, object: SObjectSchema, alias: string): SqlCondition {
  const conditions = rule.criteria.map((criterion) => conditionOf(rule, criterion, object, alias));
  return booleanFilter(rule, conditions);
}

function conditionOf(rule: SharingRule, criterion: Criterion, object: SObjectSchema, alias: string): SqlCondition {
  const field = object.field(criterion.field);
  if (field === undefined)
    throw new SourceError(rule.path, 1, 1, `${rule.name}: ${object.name} has no field ${criterion.field}`);
  const compare = OPERATIONS[criterion.operation];
  if (compare === undefined || !field.stored)
    throw new NotSupportedError(`the criterion '${criterion.field} ${criterion.operation}' of ${rule.name}`, rule.path);
  if (field.name === "RecordTypeId") return ofRecordType(criterion, object, alias);
  const values = criterion.value.split(",").map((value) => comparand(rule, field, value.trim()));
  return compare(`${alias}.${quoted(field.name)}`, values, field);
}

/** Record types are named by label or developer name. */
function ofRecordType({ operation, value }: Criterion, object: SObjectSchema, alias: string): SqlCondition {
  const names = JSON.stringify(value.split(",").map((name) => name.trim()));
  const named = `(t.Name IN (SELECT value FROM json_each(?)) OR t.DeveloperName IN (SELECT value FROM json_each(?)))`;
  const types = `SELECT t."Id" FROM "RecordType" t WHERE t.SobjectType = ? AND ${named}`;
  const condition = {
    sql: `coalesce(${alias}."RecordTypeId" IN (${types}), 0)`,
    parameters: [object.name, names, names]
  };
  return operation === "notEqual" ? not(condition) : condition;
}

const NUMBERS: ReadonlySet<string> = new Set(["int", "long", "double", "currency", "percent"]);

function comparand(rule: SharingRule, field: FieldSchema, value: string): Comparand {
  if (value === "") return "";
  if (field.type === "boolean") return value === "1" || value.toLowerCase() === "true" ? 1 : 0;
  if (NUMBERS.has(field.type)) return Number(value.replace(/^[A-Z]{3}\s*|%$/g, ""));
  if (field.type === "date") return isoDate(rule, value);
  if (field.type === "datetime") return value.includes("T") ? new Date(value).toISOString() : isoDate(rule, value);
  return value;
}

/** `2026-01-31`, or `1/31/2026` as Setup in English shows it. */
function isoDate(rule: SharingRule, value: string): string {
  const [, month = "", day = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? [];
  const date = year === "" ? value : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  throw new NotSupportedError(`the date '${value}' in the sharing rule ${rule.name}`, rule.path);
}

function anyEqual(column: string, values: Comparand[], field: FieldSchema): SqlCondition {
  return any(values, (value) => {
    if (value === "") return { sql: `${column} IS NULL`, parameters: [] };
    if (field.type === "datetime") return holds(`substr(${column}, 1, ${String(value).length}) = ?`, value);
    return holds(typeof value === "number" ? `${column} = ?` : `lower(${column}) = lower(?)`, value);
  });
}

/** Only the first value counts where order is asked for. */
function order(operator: string): Comparison {
  return (column, [value = ""]) => holds(`${column} ${operator} ?`, value);
}

function includes(column: string, value: Comparand): SqlCondition {
  return holds(`instr(lower(';' || ${column} || ';'), lower(';' || ? || ';')) > 0`, value);
}

/** A test that an empty field does not pass. */
function holds(sql: string, value: Comparand): SqlCondition {
  return { sql: `coalesce(${sql}, 0)`, parameters: [value] };
}

function any(values: Comparand[], condition: (value: Comparand) => SqlCondition): SqlCondition {
  const all = values.map(condition);
  return {
    sql: `(${all.map(({ sql }) => sql).join(" OR ")})`,
    parameters: all.flatMap(({ parameters }) => parameters)
  };
}

function not({ sql, parameters }: SqlCondition): SqlCondition {
  return { sql: `NOT ${sql}`, parameters };
}
