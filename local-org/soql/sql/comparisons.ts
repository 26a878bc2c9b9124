import type { FieldType } from "../../schema/types.ts";
import type { ResolvedComparison, ResolvedOperand } from "../resolve/resolved.ts";
import type { ComparisonOperator } from "../syntax/ast.ts";
import { comparandsOf, type Comparand } from "./comparands.ts";
import { anyOf, not, raw, sql, type Fragment } from "./fragment.ts";
import { operandSql } from "./operands.ts";
import { semiJoinSql } from "./semiJoins.ts";
import type { QueryContext } from "./queryContext.ts";
import type { Tables } from "./tables.ts";
import { textLike } from "./like.ts";
import { includesAll, textIn } from "./text.ts";

/** The left side of a comparison. */
interface Column {
  sql: Fragment;
  /** Compared whatever its case. */
  isText: boolean;
}

/** The SQL of one comparison: true or, for what is unknown, false or null. */
export function comparisonSql(tables: Tables, comparison: ResolvedComparison): Fragment {
  const { operand, operator, value } = comparison;
  if (value.kind === "query") return semiJoinSql(tables, operandSql(tables, operand), operator, value.query);
  const isName = isIdInCatalog(tables.context, operand);
  const column = { ...columnOf(tables, operand), ...(isName ? { isText: true } : {}) };
  return OPERATORS[operator](column, comparandsOf(tables.context, isName ? "string" : operand.type, value));
}

/** Ids of objects and fields that are worked out are their names. */
function isIdInCatalog({ computedTables }: QueryContext, operand: ResolvedOperand): boolean {
  if (operand.kind !== "field" || !computedTables.has(operand.object.name)) return false;
  return operand.type === "id"
    ? operand.object.name !== "UserRecordAccess"
    : operand.field.referenceTo.includes("EntityDefinition");
}

type Operator = (column: Column, comparands: Comparand[]) => Fragment;

const equals: Operator = (column, comparands) =>
  anyOf([...ranges(column, comparands), ...values(column, comparands), ...nulls(column, comparands)]);

const notEquals: Operator = (column, comparands) => {
  const isNothingButNull = comparands.length > 0 && comparands.every((each) => each.kind === "null");
  return isNothingButNull ? sql`${column.sql} IS NOT NULL` : not(equals(column, comparands));
};

const includes: Operator = (column, comparands) =>
  anyOf(
    comparands.map((each) =>
      each.kind === "value" ? includesAll(column.sql, String(each.value).split(";")) : isNull(column)
    )
  );

/** `<` and its like: of a span of time the one end or the other counts; nothing is less or more than null. */
const ordered =
  (symbol: string, end: "start" | "end", symbolOfRange: string): Operator =>
  (column, comparands) => {
    const [comparand] = comparands;
    if (comparand?.kind === "value") return sql`${collated(column)} ${raw(symbol)} ${comparand.value}`;
    if (comparand?.kind === "range") return sql`${column.sql} ${raw(symbolOfRange)} ${comparand[end]}`;
    return raw("0");
  };

const OPERATORS: Record<ComparisonOperator, Operator> = {
  "=": equals,
  "!=": notEquals,
  IN: equals,
  "NOT IN": notEquals,
  "<": ordered("<", "start", "<"),
  "<=": ordered("<=", "end", "<"),
  ">": ordered(">", "end", ">="),
  ">=": ordered(">=", "start", ">="),
  LIKE: (column, comparands) =>
    anyOf(
      comparands.map((each) => (each.kind === "value" ? textLike(column.sql, String(each.value)) : isNull(column)))
    ),
  INCLUDES: includes,
  EXCLUDES: (column, comparands) => not(includes(column, comparands))
};

function ranges(column: Column, comparands: Comparand[]): Fragment[] {
  const found = comparands.filter((each) => each.kind === "range");
  return found.map(({ start, end }) => sql`(${column.sql} >= ${start} AND ${column.sql} < ${end})`);
}

function nulls(column: Column, comparands: Comparand[]): Fragment[] {
  return comparands.some((each) => each.kind === "null") ? [isNull(column)] : [];
}

function values(column: Column, comparands: Comparand[]): Fragment[] {
  const found = comparands.filter((each) => each.kind === "value").map((each) => each.value);
  const [only] = found;
  if (only === undefined) return [];
  if (column.isText) return [textIn(column.sql, found.map(String))];
  if (found.length === 1) return [sql`${column.sql} = ${only}`];
  return [sql`${column.sql} IN (SELECT value FROM json_each(${JSON.stringify(found)}))`];
}

function isNull(column: Column): Fragment {
  return sql`${column.sql} IS NULL`;
}

function collated(column: Column): Fragment {
  return column.isText ? sql`${column.sql} COLLATE NOCASE` : column.sql;
}

const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
  "string",
  "picklist",
  "multipicklist",
  "combobox",
  "textarea",
  "phone",
  "email",
  "url",
  "encryptedstring",
  "anyType"
]);

/** Whether values of the type are the same whatever their case. */
export function ignoresCase(operand: ResolvedOperand): boolean {
  return TEXT_TYPES.has(operand.type) && operand.field?.caseSensitive !== true;
}

function columnOf(tables: Tables, operand: ResolvedOperand): Column {
  const value = operandSql(tables, operand);
  const mayBeMissing = operand.kind !== "field" || operand.parents.length > 0 || operand.field.formula !== null;
  const isUnknownBoolean = operand.type === "boolean" && mayBeMissing;
  return { sql: isUnknownBoolean ? sql`IFNULL(${value}, 0)` : value, isText: ignoresCase(operand) };
}
