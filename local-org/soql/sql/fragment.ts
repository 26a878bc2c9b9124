import type { SqlValue } from "../../store/types.ts";

/** A piece of SQL with the parameters of its question marks. */
export interface Fragment {
  sql: string;
  parameters: SqlValue[];
}

/** SQL from a template: fragments are put in as they are, other values become parameters. */
export function sql(texts: TemplateStringsArray, ...parts: (Fragment | SqlValue)[]): Fragment {
  const result: Fragment = { sql: texts[0] ?? "", parameters: [] };
  parts.forEach((part, index) => {
    if (isFragment(part)) append(result, part);
    else append(result, { sql: "?", parameters: [part] });
    result.sql += texts[index + 1] ?? "";
  });
  return result;
}

/** SQL text without parameters. */
export function raw(text: string): Fragment {
  return { sql: text, parameters: [] };
}

/** A table's or column's name in quotes. */
export function identifier(name: string): Fragment {
  return raw(`"${name.replaceAll('"', '""')}"`);
}

/** Fragments one after the other. */
export function joined(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    sql: fragments.map((fragment) => fragment.sql).join(separator),
    parameters: fragments.flatMap((fragment) => fragment.parameters)
  };
}

/** All of the conditions; true where there is none. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw("1") : connected(conditions, " AND ");
}

/** One of the conditions; false where there is none. */
export function anyOf(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw("0") : connected(conditions, " OR ");
}

/** SQLite nests a chain of conditions as deep as it is long, and takes 1,000 levels: long chains become groups of groups, each in time. */
const LONGEST_CHAIN = 100;
const IN_TIME = "soql_in_time()";

function connected(conditions: readonly Fragment[], operator: string): Fragment {
  if (conditions.length <= LONGEST_CHAIN) return sql`(${joined(conditions, operator)})`;
  const size = Math.ceil(conditions.length / LONGEST_CHAIN);
  const starts = Array.from({ length: Math.ceil(conditions.length / size) }, (_, index) => index * size);
  const groups = starts.map((start) => inTime(connected(conditions.slice(start, start + size), operator)));
  return connected(groups, operator);
}

/** A condition that ends the query where it takes too long (`queryTime.ts`). */
function inTime(condition: Fragment): Fragment {
  return sql`(${raw(IN_TIME)} AND ${condition})`;
}

/** True where the condition is false or unknown: SOQL knows only true and false. */
export function not(condition: Fragment): Fragment {
  return sql`(${condition} IS NOT TRUE)`;
}

function isFragment(part: Fragment | SqlValue): part is Fragment {
  return typeof part === "object" && part !== null;
}

function append(target: Fragment, part: Fragment): void {
  target.sql += part.sql;
  target.parameters.push(...part.parameters);
}
