import { OrgError } from "../../errors.ts";

/** Tells whether a record's text matches. */
export type SearchTerm = (text: string) => boolean;

/**
 * A SOSL term: words, "phrases in quotes", `*` and `?` as wildcards, AND, OR and AND NOT. A word matches words that begin with it.
 * Throws an `OrgError` MALFORMED_SEARCH for a term of less than two characters.
 */
export function searchTerm(text: string): SearchTerm {
  if (text.replace(/[*?"\s]/gu, "").length < 2) {
    throw new OrgError("MALFORMED_SEARCH", `search term must be longer than one character: ${text}`);
  }
  const alternatives = text.split(/\s+OR\s+/u).map(allWords);
  return (record) => alternatives.some((matches) => matches(record));
}

function allWords(text: string): SearchTerm {
  const [wanted = "", ...refused] = text.split(/\s+AND\s+NOT\s+/u);
  const needed = patternsOf(wanted);
  const forbidden = refused.flatMap(patternsOf);
  return (record) =>
    needed.every((pattern) => pattern.test(record)) && !forbidden.some((pattern) => pattern.test(record));
}

function patternsOf(text: string): RegExp[] {
  const words = text.match(/"[^"]*"|(?:\\.|[^\s"])+/gu) ?? [];
  return words.filter((word) => word !== "AND").map(patternOf);
}

/** At the beginning of a word, whatever the case. */
function patternOf(word: string): RegExp {
  const source = word.replace(/^"|"$/gu, "").replace(/\\(.)|([*?])|([^\w\s])/gu, (_, escaped, wildcard, other) => {
    if (wildcard !== undefined) return wildcard === "*" ? "[\\p{L}\\p{N}]*" : "[\\p{L}\\p{N}]";
    return escapeForPattern(String(escaped ?? other));
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}`, "iu");
}

function escapeForPattern(character: string): string {
  return /[$()*+./?[\\\]^{|}]/u.test(character) ? `\\${character}` : character;
}
