import type { Store } from "../../store/types.ts";
import { raw, sql, type Fragment } from "./fragment.ts";

/** More letters than this beyond ASCII, and their cases are no longer listed. */
const MOST_VARIED_LETTERS = 6;

/**
 * Equality of text whatever its case. SQLite's NOCASE (which indexes have) knows the cases of ASCII; for other letters each
 * spelling is looked for.
 */
export function textEquals(column: Fragment, value: string): Fragment {
  const spellings = spellingsOf(value);
  if (spellings === null) return sql`soql_fold(${column}) = ${fold(value)}`;
  if (spellings.length === 1) return sql`${column} COLLATE NOCASE = ${value}`;
  return sql`${column} COLLATE NOCASE IN (SELECT value FROM json_each(${JSON.stringify(spellings)}))`;
}

/** Equality with one of many. */
export function textIn(column: Fragment, values: readonly string[]): Fragment {
  const [only] = values;
  if (only !== undefined && values.length === 1) return textEquals(column, only);
  const spellings = values.flatMap((value) => spellingsOf(value) ?? [value, value.toLowerCase(), value.toUpperCase()]);
  return sql`${column} COLLATE NOCASE IN (SELECT value FROM json_each(${JSON.stringify(spellings)}))`;
}

/** The picklist values between semicolons, whatever their case. */
export function includesAll(column: Fragment, values: readonly string[]): Fragment {
  const conditions = values.map((value) => sql`instr(soql_fold(';' || ${column} || ';'), ${fold(`;${value};`)}) > 0`);
  return conditions.reduce((all, condition) => sql`${all} AND ${condition}`, raw("1"));
}

/** Makes `soql_fold` known to the store. */
export function registerTextFunctions(store: Store): void {
  store.registerFunction("soql_fold", (value) => (value === null || value === undefined ? null : fold(String(value))));
}

/** Text in the form in which cases are the same. */
export function fold(value: string): string {
  return value.toLowerCase();
}

/** Every case of the letters beyond ASCII; null where these are too many to list. */
function spellingsOf(value: string): string[] | null {
  if (isAscii(value)) return [value];
  const varied = [...value].filter((letter) => casesOf(letter).length > 1);
  if (varied.length > MOST_VARIED_LETTERS) return null;
  return [...value].reduce<string[]>(
    (spellings, letter) => casesOf(letter).flatMap((form) => spellings.map((spelling) => spelling + form)),
    [""]
  );
}

function casesOf(letter: string): string[] {
  if (isAscii(letter)) return [letter];
  return [...new Set([letter.toLowerCase(), letter.toUpperCase()])];
}

/** SQLite knows the cases of such text by itself. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/u.test(text);
}
