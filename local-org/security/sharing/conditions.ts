import { quoted } from "../../store/tables.ts";
import type { SqlValue } from "../../store/types.ts";
import type { SqlCondition } from "../types.ts";

/** A condition that holds for every row. */
export const ALWAYS: SqlCondition | null = null;

/** A condition that holds for no row. */
export const NEVER: SqlCondition = { sql: "0", parameters: [] };

/** The column's value is one of these ids. */
export function isOneOf(alias: string, column: string, ids: readonly string[]): SqlCondition {
  return { sql: `${alias}.${quoted(column)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(ids)] };
}

/** Rows that name records: `SELECT key FROM …`, with a condition behind WHERE. */
export interface Naming {
  key: string;
  /** From FROM to the end of the condition. */
  from: string;
  parameters: SqlValue[];
}

/** Tells whether a selection finds so many rows that collecting them costs more than looking for one. */
export type IsLarge = (selection: SqlCondition) => boolean;

/** The rows name what the column holds: collected where they are few, else looked up for each record. */
export function isNamedBy(column: string, { key, from, parameters }: Naming, isLarge: IsLarge): SqlCondition {
  const selection = `SELECT ${key} ${from}`;
  return isLarge({ sql: selection, parameters })
    ? { sql: `EXISTS (SELECT 1 ${from} AND ${key} = ${column})`, parameters }
    : { sql: `${column} IN (${selection})`, parameters };
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
