import { LeastRecentlyUsed } from "../leastRecentlyUsed.ts";
import type { SoslSearch } from "./ast.ts";
import { parseText } from "./parseText.ts";
import { searchFromTree } from "./searchFromTree.ts";

const parsed = new LeastRecentlyUsed<string, SoslSearch>(200);

/** Parses SOSL text: `FIND {term} …`, `FIND 'term' …` or `FIND :term …`. Throws an `OrgError` MALFORMED_QUERY. */
export function parseSearch(text: string): SoslSearch {
  return parsed.get(text, () => searchFromTree(parseInBrackets(text)));
}

/** The grammar knows searches as they stand in Apex, in brackets. */
function parseInBrackets(text: string) {
  const isInBraces = /^\s*find\s*\{/iu.test(text);
  const spaced = text.trim().replace(/^find(?=[{'])/iu, "FIND ");
  return parseText(spaced, (parser) => (isInBraces ? parser.soslLiteralAlt() : parser.soslLiteral()), "[]");
}
