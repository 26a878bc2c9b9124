import type { BindValue } from "../../soql/types.ts";
import type { SoqlCondition } from "./filters.ts";

/** A search with what it asks in one interview. */
export interface SearchRun {
  fields: readonly string[];
  object: string;
  conditions: readonly SoqlCondition[];
  /** `and`, `or`, `1 AND (2 OR 3)`; null for all. */
  logic: string | null;
  order: string | null;
  limit: number | null;
}

/** The search as SOQL with its binds in the order of the text; searches with the same key find the same. */
export function withBinds(run: SearchRun): { soql: string; binds: BindValue[]; key: string } {
  const { where, binds } = combined(run);
  const clauses = [
    `SELECT ${run.fields.join(", ")} FROM ${run.object}`,
    where === "" ? "" : `WHERE ${where}`,
    run.order === null ? "" : `ORDER BY ${run.order}`,
    run.limit === null ? "" : `LIMIT ${String(run.limit)}`
  ];
  const soql = clauses.filter((clause) => clause !== "").join(" ");
  return { soql, binds, key: JSON.stringify([soql, binds]) };
}

/** A condition that the logic names twice has its binds twice. */
function combined({ conditions, logic }: SearchRun): { where: string; binds: BindValue[] } {
  const word = (logic ?? "and").toLowerCase();
  if (word === "and" || word === "or") {
    const where = conditions.map(({ soql }) => soql).join(word === "and" ? " AND " : " OR ");
    return { where, binds: conditions.flatMap(({ binds }) => binds) };
  }
  const binds: BindValue[] = [];
  const where = (logic ?? "").replace(/\d+/g, (place) => {
    const condition = conditions[Number(place) - 1];
    binds.push(...(condition?.binds ?? []));
    return condition?.soql ?? "";
  });
  return { where, binds };
}
