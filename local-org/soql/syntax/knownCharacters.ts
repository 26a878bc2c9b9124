import { OrgError } from "../../errors.ts";

/** A comment (queries in Apex have them), a text in quotes, one that is not closed, or a character that means nothing in a query. */
const QUOTED_OR_UNKNOWN = /\/\/[^\n]*|\/\*.*?\*\/|'(?:[^'\\]|\\.)*('?)|(["#$&@`~^])/gsu;

/**
 * Throws an `OrgError` MALFORMED_QUERY, in the words of the platform's lexer, for a text that is not closed and for characters that
 * mean nothing.
 */
export function requireKnownCharacters(text: string): void {
  for (const match of text.matchAll(QUOTED_OR_UNKNOWN)) {
    const [, closing, unknown] = match;
    if (unknown !== undefined) throw lexerError(text, match.index, `no viable alternative at character '${unknown}'`);
    if (closing === "") throw lexerError(text, text.length, "mismatched character '<EOF>' expecting '''");
  }
}

function lexerError(text: string, at: number, message: string): OrgError {
  const before = text.slice(0, at).split("\n");
  return new OrgError("MALFORMED_QUERY", `line ${before.length}:${before.at(-1)?.length ?? 0} ${message}`);
}
