import type { SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import type { SearchRun } from "./searchRun.ts";

/** Several searches as one. */
export interface GatheredSearch {
  /** Finds what all of them find. */
  run: SearchRun;
  /** What of it each of them finds, in their order. */
  apart(rows: readonly RecordValues[]): RecordValues[][];
}

/** `ParentId = :value`. */
const EQUALS = /^(\w+) = :value$/;

/** Few records have the same value in fields of these types, so that all are found by an index. */
const SELECTIVE: ReadonlySet<string> = new Set(["id", "reference"]);

/** Searches that ask the same but for one id, as a search for all of these ids; null where they are no such searches. */
export function gather(runs: readonly SearchRun[], object: SObjectSchema): GatheredSearch | null {
  const [first] = runs;
  if (first === undefined || runs.length < 2 || (first.logic ?? "and").toLowerCase() !== "and") return null;
  const [place, ...others] = first.conditions.flatMap((_, at) => (isShared(runs, at) ? [] : [at]));
  const field = object.field(EQUALS.exec(first.conditions[place ?? -1]?.soql ?? "")?.[1] ?? "");
  if (place === undefined || others.length > 0 || field === undefined || !SELECTIVE.has(field.type)) return null;
  const ids = runs.map(({ conditions }) => conditions[place]?.binds[0] as FieldValue);
  if (ids.includes(null)) return null;
  return {
    run: searchForAll(first, place, field.name, [...new Set(ids)]),
    apart: (rows) => {
      const byId = Map.groupBy(rows, (row) => row[field.name] ?? null);
      return ids.map((id) => (byId.get(id) ?? []).slice(0, first.limit ?? undefined));
    }
  };
}

function isShared(runs: readonly SearchRun[], place: number): boolean {
  const [first, ...others] = runs.map(({ conditions }) => JSON.stringify(conditions[place]));
  return others.every((other) => other === first);
}

function searchForAll(run: SearchRun, place: number, field: string, ids: FieldValue[]): SearchRun {
  const conditions = run.conditions.map((condition, at) =>
    at === place ? { soql: `${field} IN :value`, binds: [ids] } : condition
  );
  const fields = run.fields.includes(field) ? run.fields : [...run.fields, field];
  return { ...run, conditions, fields, limit: null };
}
