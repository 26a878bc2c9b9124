import type { BinaryOperator, Expression } from "./expression.ts";
import { FormulaError } from "./formulaError.ts";
import { tokenize, type Token } from "./lexer.ts";

/** From the loosest to the tightest; all of them group from the left. */
const LEVELS: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["=", "==", "<>", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-", "&"],
  ["*", "/"],
  ["^"]
];

const SYNONYMS: Readonly<Record<string, string>> = { "==": "=", "!=": "<>" };

/** Parses a formula. Throws a `FormulaError` ("Syntax error. …") with its column. */
export function parseFormula(source: string): Expression {
  const parser = new Parser(tokenize(source));
  const expression = parser.expression();
  parser.expectEnd();
  return expression;
}

class Parser {
  readonly tokens: readonly Token[];
  position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expression(): Expression {
    return this.binary(0);
  }

  expectEnd(): void {
    const token = this.peek();
    if (token.kind !== "end") throw new FormulaError(`Syntax error. Extra ${describe(token)}`, token.offset);
  }

  binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.takeAny(operators); operator !== null; operator = this.takeAny(operators)) {
      const right = this.binary(level + 1);
      const name = (SYNONYMS[operator.text] ?? operator.text) as BinaryOperator;
      left = { kind: "binary", operator: name, left, right, offset: operator.offset };
    }
    return left;
  }

  unary(): Expression {
    const sign = this.takeAny(["-", "+", "!"]);
    if (sign === null) return this.primary();
    return { kind: "unary", operator: sign.text as "-" | "+" | "!", operand: this.unary(), offset: sign.offset };
  }

  primary(): Expression {
    const token = this.take();
    if (token.kind === "number" || token.kind === "text") {
      return { kind: "literal", value: token.text, type: token.kind, offset: token.offset };
    }
    if (token.kind === "name") return this.named(token);
    if (token.text === "(") return this.parenthesized();
    throw new FormulaError(`Syntax error. Found ${describe(token)}`, token.offset);
  }

  parenthesized(): Expression {
    const inner = this.expression();
    this.expect(")");
    return inner;
  }

  named(token: Token): Expression {
    if (this.takeAny(["("]) !== null) {
      return { kind: "call", name: token.text.toUpperCase(), parameters: this.parameters(), offset: token.offset };
    }
    return this.constant(token) ?? this.reference(token);
  }

  constant(token: Token): Expression | null {
    const word = token.text.toUpperCase();
    if (this.peek().text === ".") return null;
    if (word === "NULL") return { kind: "literal", value: null, type: "null", offset: token.offset };
    if (word !== "TRUE" && word !== "FALSE") return null;
    return { kind: "literal", value: word === "TRUE", type: "boolean", offset: token.offset };
  }

  reference(token: Token): Expression {
    const path = [token.text];
    while (this.takeAny(["."]) !== null) {
      const part = this.take();
      if (part.kind !== "name") throw new FormulaError(`Syntax error. Found ${describe(part)}`, part.offset);
      path.push(part.text);
    }
    return { kind: "reference", path, offset: token.offset };
  }

  parameters(): Expression[] {
    if (this.takeAny([")"]) !== null) return [];
    const parameters = [this.expression()];
    while (this.takeAny([","]) !== null) parameters.push(this.expression());
    this.expect(")");
    return parameters;
  }

  expect(symbol: string): void {
    const token = this.take();
    if (token.kind === "symbol" && token.text === symbol) return;
    const problem = token.kind === "end" ? "" : `. Found ${describe(token)}`;
    throw new FormulaError(`Syntax error. Missing '${symbol}'${problem}`, token.offset);
  }

  takeAny(symbols: readonly string[]): Token | null {
    const token = this.peek();
    return token.kind === "symbol" && symbols.includes(token.text) ? this.take() : null;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.position += 1;
    return token;
  }

  peek(): Token {
    return this.tokens[this.position] as Token;
  }
}

function describe(token: Token): string {
  return token.kind === "end" ? "end of formula" : `'${token.text}'`;
}
