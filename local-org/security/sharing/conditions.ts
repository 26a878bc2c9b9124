import { quoted } from "../../store/tables.ts";
import type { SqlCondition } from "../types.ts";

/** A condition that holds for every row. */
export const ALWAYS: SqlCondition | null = null;

/** A condition that holds for no row. */
export const NEVER: SqlCondition = { sql: "0", parameters: [] };

/** The column's value is one of these ids. */
export function isOneOf(alias: string, column: string, ids: readonly string[]): SqlCondition {
  return { sql: `${alias}.${quoted(column)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(ids)] };
}

/** One of the conditions holds; null among them stands for one that always does. */
export function anyOf(conditions: readonly (SqlCondition | null)[]): SqlCondition | null {
  const given = conditions.filter((condition) => condition !== null);
  if (given.length < conditions.length) return ALWAYS;
  return given.length === 0 ? NEVER : joined(given, " OR ");
}

/** All of the conditions hold. */
export function allOf(conditions: readonly (SqlCondition | null)[]): SqlCondition | null {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? ALWAYS : joined(given, " AND ");
}

function joined(conditions: SqlCondition[], word: string): SqlCondition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(word)})`,
    parameters: conditions.flatMap((condition) => condition.parameters)
  };
}
