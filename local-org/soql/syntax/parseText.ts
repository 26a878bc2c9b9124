import { ApexErrorListener, ApexParserFactory, type ApexParser } from "@apexdevtools/apex-parser";
import { malformedQuery } from "./queryError.ts";
import { protectLikeEscapes } from "./stringLiteral.ts";

/** Throws the first mistake as MALFORMED_QUERY. */
class QueryErrorListener extends ApexErrorListener {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override apexSyntaxError(line: number, column: number): void {
    throw unexpectedToken(this.#text, offsetOf(this.#text, line, column));
  }
}

/** Parses the whole text by one rule of the grammar. Throws an `OrgError` MALFORMED_QUERY. */
export function parseText<T>(text: string, rule: (parser: ApexParser) => T): T {
  const source = protectLikeEscapes(text);
  const { parser } = ApexParserFactory.createLexerAndParser(source, new QueryErrorListener(text));
  const tree = rule(parser);
  const next = parser.getCurrentToken();
  if (next.start < source.length) throw unexpectedToken(text, next.start);
  return tree;
}

function unexpectedToken(text: string, at: number) {
  const token = /^(?:[\w.]+|'(?:[^'\\]|\\.)*'|\S)/u.exec(text.slice(at))?.[0];
  const message = token === undefined ? "unexpected token: '<EOF>'" : `unexpected token: '${token}'`;
  return malformedQuery(text, Math.min(at, text.trimEnd().length), message);
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column;
}
