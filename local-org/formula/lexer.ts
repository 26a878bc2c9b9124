import { FormulaError } from "./formulaError.ts";

export interface Token {
  kind: "number" | "text" | "name" | "symbol" | "end";
  text: string;
  offset: number;
}

const BLANK_OR_COMMENT = /(?:\s|\/\*[\s\S]*?\*\/)+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
/** A name may say which object a polymorphic relation leads to: `Owner:User`. */
const NAME = /\$?[A-Za-z_][A-Za-z0-9_]*(?::[A-Za-z_][A-Za-z0-9_]*)?/y;
const SYMBOL = /&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>!(),.[\]]/y;
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The words and signs of a formula, without blanks and comments. Throws a `FormulaError` at a sign that means nothing. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = skipBlanks(source, 0);
  while (offset < source.length) {
    const token = nextToken(source, offset);
    tokens.push(token.token);
    offset = skipBlanks(source, token.end);
  }
  tokens.push({ kind: "end", text: "", offset: source.length });
  return tokens;
}

function nextToken(source: string, offset: number): { token: Token; end: number } {
  for (const [kind, pattern] of [
    ["number", NUMBER],
    ["name", NAME],
    ["symbol", SYMBOL],
    ["text", QUOTED]
  ] as const) {
    const found = matchAt(pattern, source, offset);
    if (found === null) continue;
    const text = kind === "text" ? unquote(found) : found;
    return { token: { kind, text, offset }, end: offset + found.length };
  }
  const sign = source[offset] ?? "";
  if (sign === '"' || sign === "'") throw new FormulaError("Syntax error. Missing closing quote", offset);
  if (source.startsWith("/*", offset)) throw new FormulaError("Syntax error. Missing '*/'", offset);
  throw new FormulaError(`Syntax error. Found '${sign}'`, offset);
}

function skipBlanks(source: string, offset: number): number {
  return offset + (matchAt(BLANK_OR_COMMENT, source, offset)?.length ?? 0);
}

function matchAt(pattern: RegExp, source: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0] ?? null;
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}
