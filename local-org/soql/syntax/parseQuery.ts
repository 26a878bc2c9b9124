import { LeastRecentlyUsed } from "../leastRecentlyUsed.ts";
import type { SoqlQuery } from "./ast.ts";
import { requireKnownCharacters } from "./knownCharacters.ts";
import { parseText } from "./parseText.ts";
import { queryFromTree } from "./queryFromTree.ts";

const parsed = new LeastRecentlyUsed<string, SoqlQuery>(1000);

/** Parses SOQL text; the same text gives the same object. Throws an `OrgError` MALFORMED_QUERY. */
export function parseQuery(text: string): SoqlQuery {
  return parsed.get(text, () => {
    requireKnownCharacters(text);
    return queryFromTree(parseText(text, (parser) => parser.query()));
  });
}
