import { sql, type Fragment } from "./fragment.ts";
import { fold, isAscii } from "./text.ts";

/** LIKE with `%`, `_` and the escapes `\%`, `\_`, whatever the case. */
export function textLike(column: Fragment, pattern: string): Fragment {
  const escaped = escapeOtherBackslashes(pattern);
  if (isAscii(pattern)) return sql`${column} LIKE ${escaped} ESCAPE '\\'`;
  return sql`soql_fold(${column}) LIKE ${fold(escaped)} ESCAPE '\\'`;
}

/** In SQLite the escape character may only stand before `%`, `_` and itself. */
function escapeOtherBackslashes(pattern: string): string {
  return pattern.replace(/\\(?![%_\\])/gu, "\\\\");
}
