import { OrgError } from "../../errors.ts";

/** Tells whether a record's text matches. */
export type SearchTerm = (text: string) => boolean;

/**
 * A SOSL term: words, "phrases in quotes", `*` and `?` as wildcards, AND, OR, AND NOT and parentheses. A word matches words that
 * begin with it; words beside each other must all match.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_find.htm
 * Throws an `OrgError` MALFORMED_SEARCH for a term of less than two characters.
 */
export function searchTerm(text: string): SearchTerm {
  if (text.replace(/[*?"()\s]/gu, "").length < 2) {
    throw new OrgError("MALFORMED_SEARCH", `search term must be longer than one character: ${text}`);
  }
  return new TermReader(text).alternatives();
}

/** Phrases, parentheses and words, in which a backslash makes the next character plain. */
const TOKEN = /"(?:\\.|[^"\\])*"?|[()]|(?:\\.|[^\s"()])+/gu;

/** Reads a term by falling precedence: what stands in parentheses or alone, AND and AND NOT, OR. */
class TermReader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? [];
  }

  alternatives(): SearchTerm {
    const terms = [this.#allOf()];
    while (this.#takes("OR")) terms.push(this.#allOf());
    return (record) => terms.some((term) => term(record));
  }

  #allOf(): SearchTerm {
    const terms: SearchTerm[] = [];
    while (!this.#isAtEnd()) {
      this.#takes("AND");
      const isRefused = this.#takes("NOT");
      const term = this.#single();
      terms.push(isRefused ? (record) => !term(record) : term);
    }
    return (record) => terms.every((term) => term(record));
  }

  #single(): SearchTerm {
    const token = this.#tokens[this.#next++] ?? "";
    if (token !== "(") {
      const pattern = patternOf(token);
      return (record) => pattern.test(record);
    }
    const inner = this.alternatives();
    this.#takes(")");
    return inner;
  }

  /** A parenthesis that nothing opened is passed over. */
  #isAtEnd(): boolean {
    const token = this.#tokens[this.#next];
    return token === undefined || token === ")" || token.toUpperCase() === "OR";
  }

  #takes(token: string): boolean {
    const isNext = this.#tokens[this.#next]?.toUpperCase() === token;
    if (isNext) this.#next += 1;
    return isNext;
  }
}

/** At the beginning of a word, whatever the case. A wildcard may not stand first. */
function patternOf(word: string): RegExp {
  const plain = word.replace(/^"|(?<!\\)"$/gu, "").replace(/^[*?]+/u, "");
  const source = plain.replace(/\\(.)|([*?])|([^\w\s])/gu, (_, escaped, wildcard, other) => {
    if (wildcard !== undefined) return wildcard === "*" ? "[\\p{L}\\p{N}]*" : "[\\p{L}\\p{N}]";
    return escapeForPattern(String(escaped ?? other));
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}`, "iu");
}

function escapeForPattern(character: string): string {
  return /[$()*+./?[\\\]^{|}]/u.test(character) ? `\\${character}` : character;
}
