import { BEYOND_ASCII, type Store } from "../../store/types.ts";
import type { ResolvedOperand } from "../resolve/resolved.ts";
import { identifier, raw, sql, type Fragment } from "./fragment.ts";
import type { QueryContext } from "./queryContext.ts";

/**
 * By what text is sorted: whatever its case, and letters with marks among those without. Where a table has plain names only, its index
 * on the name has them in that order.
 */
export function textOrder(context: QueryContext, operand: ResolvedOperand, value: Fragment): Fragment {
  if (operand.kind !== "field" || operand.field.formula !== null) return sql`soql_sort_key(${value})`;
  const { field, object, parents } = operand;
  const isPlain = field.nameField && parents.length === 0 && !hasLettersBeyond(context, object.name, field.name);
  if (isPlain) return sql`${value} COLLATE NOCASE`;
  return sql`CASE WHEN ${value} ${raw(BEYOND_ASCII)} THEN soql_sort_key(${value}) ELSE ${value} END COLLATE NOCASE`;
}

function hasLettersBeyond({ engine, computedTables }: QueryContext, table: string, column: string): boolean {
  if (computedTables.has(table)) return false;
  const found = sql`SELECT 1 FROM ${identifier(table)} WHERE ${identifier(column)} ${raw(BEYOND_ASCII)} LIMIT 1`;
  return engine.store.rows(found.sql, found.parameters).length > 0;
}

/** Letters that have no mark to take away. */
const PLAIN: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", þ: "th", ı: "i" };

/** A text by which others are sorted as people expect: without case and marks. */
export function sortKey(text: string): string {
  const letters = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return letters.replace(/[ßæœøđłþı]/gu, (letter) => PLAIN[letter] ?? letter);
}

/** Makes `soql_sort_key(text)` known to the store. */
export function registerTextOrder(store: Store): void {
  store.registerFunction("soql_sort_key", (value) =>
    value === null || value === undefined ? null : sortKey(String(value))
  );
}
