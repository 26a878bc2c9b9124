import { ApexErrorListener, ApexParserFactory, type ApexParser } from "@apexdevtools/apex-parser";
import type { OrgError } from "../../errors.ts";
import { requireBoundedText } from "./boundedText.ts";
import { malformedQuery } from "./queryError.ts";
import { protectLikeEscapes } from "./stringLiteral.ts";

/** Throws the first mistake. */
class QueryErrorListener extends ApexErrorListener {
  readonly #source: string;
  readonly #fail: (at: number) => OrgError;

  constructor(source: string, fail: (at: number) => OrgError) {
    super();
    this.#source = source;
    this.#fail = fail;
  }

  override apexSyntaxError(line: number, column: number): void {
    throw this.#fail(offsetOf(this.#source, line, column));
  }
}

/**
 * Parses the whole text by one rule of the grammar, which may know the text only in brackets. Throws an `OrgError`
 * MALFORMED_QUERY, or QUERY_TOO_COMPLICATED before it begins.
 */
export function parseText<T>(text: string, rule: (parser: ApexParser) => T, brackets: "[]" | "" = ""): T {
  requireBoundedText(text);
  const readable = withoutCurrencyCodes(protectLikeEscapes(text));
  const source = (brackets[0] ?? "") + readable + (brackets[1] ?? "");
  const fail = (at: number) => unexpectedToken(text, Math.max(0, at - (brackets ? 1 : 0)));
  const { parser } = ApexParserFactory.createLexerAndParser(source, new QueryErrorListener(source, fail));
  const tree = rule(parser);
  const next = parser.getCurrentToken();
  if (next.start < source.length) throw fail(next.start);
  return tree;
}

/**
 * The grammar knows `USD500`, not `USD500.50`: of such amounts the code is blanked out, as there is but one currency. What stands
 * in quotes stays.
 */
function withoutCurrencyCodes(text: string): string {
  return text.replace(/'(?:[^'\\]|\\.)*'|(?<=[\s(,=<>])[A-Za-z]{3}(?=\d+\.\d)/gsu, (found) =>
    found.startsWith("'") ? found : "   "
  );
}

/** A name that is missing before FROM: the grammar takes FROM for the name. */
const NOTHING_SELECTED = /(?<=(?:^\s*SELECT|,)\s+)FROM\b/iu;

function unexpectedToken(text: string, place: number): OrgError {
  const nothingSelected = NOTHING_SELECTED.exec(text);
  const at = place >= text.trimEnd().length && nothingSelected !== null ? nothingSelected.index : place;
  const token = /^(?:[\w.]+|'(?:[^'\\]|\\.)*'|\S)/u.exec(text.slice(at))?.[0];
  const message = token === undefined ? "unexpected token: '<EOF>'" : `unexpected token: '${token}'`;
  return malformedQuery(text, Math.min(at, text.trimEnd().length), message);
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column;
}
