import { NotSupportedError } from "../../errors.ts";
import type { ResolvedFunction, ResolvedOperand } from "../resolve/resolved.ts";
import { DATE_PARTS } from "./dateParts.ts";
import { distanceSql } from "./distances.ts";
import { formatSql } from "./format.ts";
import { raw, sql, type Fragment } from "./fragment.ts";
import { labelSql } from "./labels.ts";
import { operandSql } from "./operands.ts";
import type { Tables } from "./tables.ts";

type FunctionSql = (argument: Fragment, tables: Tables, call: ResolvedFunction) => Fragment;

/** Sums are rounded to the field's scale: the store counts in binary fractions. */
const FUNCTIONS: Record<string, FunctionSql> = {
  COUNT: (argument, _tables, call) => (isAlwaysThere(call.argument) ? raw("COUNT(*)") : sql`COUNT(${argument})`),
  COUNT_DISTINCT: (argument) => sql`COUNT(DISTINCT ${argument})`,
  SUM: (argument, _tables, call) => sql`ROUND(SUM(${argument}), ${call.field?.scale ?? 0})`,
  AVG: (argument) => sql`AVG(${argument})`,
  MIN: (argument) => sql`MIN(${argument})`,
  MAX: (argument) => sql`MAX(${argument})`,
  TOLABEL: (argument, _tables, call) => labelSql(argument, call),
  FORMAT: (argument, tables, call) => formatSql(argument, tables.context.user, call)
};

/** Counting rows needs no column, and so may do with an index. */
function isAlwaysThere(operand: ResolvedOperand | null): boolean {
  return operand?.kind === "field" && operand.field.type === "id" && operand.parents.length === 0;
}

/** The SQL of a function call. */
export function functionSql(tables: Tables, call: ResolvedFunction): Fragment {
  if (call.distance !== undefined) return distanceSql(tables, call.distance);
  const argument = call.argument === null ? raw("*") : operandSql(tables, call.argument);
  if (call.name in DATE_PARTS) return datePartSql(argument, tables, call);
  const toFragment = FUNCTIONS[call.name];
  if (toFragment === undefined) throw new NotSupportedError(`${call.name}() here in SOQL`);
  return toFragment(argument, tables, call);
}

/** Parts of datetimes are those of UTC, unless they stand in `convertTimezone()`. */
const datePartSql: FunctionSql = (argument, { context }, call) => {
  const timeZone = call.convertTimezone ? context.user.timeZone : "UTC";
  return sql`soql_date_part(${call.name}, ${argument}, ${timeZone}, ${context.fiscalYearStartMonth})`;
};
