import {
  ApexErrorListener,
  ApexParserFactory,
  type AnonymousUnitContext,
  type CompilationUnitContext,
  type TriggerUnitContext
} from "@apexdevtools/apex-parser";
import type { ParserRuleContext, Token } from "antlr4";
import { SourceError } from "../../errors.ts";
import { installedTrees } from "./keptTrees.ts";
import { stringMistake } from "./stringMistakes.ts";
import { shapeOf, treeFrom } from "./treeShape.ts";

/** The rules of the grammar that are a whole source. */
type Rule = "compilationUnit" | "triggerUnit" | "anonymousUnit";

/** Remembers the first syntax error of a file. */
class FirstError extends ApexErrorListener {
  found: { line: number; column: number; message: string } | null = null;

  apexSyntaxError(line: number, column: number, message: string): void {
    this.found ??= { line, column: column + 1, message };
  }
}

/** Parses a `.cls` file. Throws a `SourceError` at its first syntax error. */
export function parseClass(file: string, source: string): CompilationUnitContext {
  return parse("compilationUnit", file, source) as CompilationUnitContext;
}

/** Parses a `.trigger` file. Throws a `SourceError` at its first syntax error. */
export function parseTrigger(file: string, source: string): TriggerUnitContext {
  return parse("triggerUnit", file, source) as TriggerUnitContext;
}

/** Parses anonymous Apex. Throws a `SourceError` at its first syntax error. */
export function parseAnonymous(file: string, source: string): AnonymousUnitContext {
  return parse("anonymousUnit", file, source) as AnonymousUnitContext;
}

const kept = installedTrees();

function parse(rule: Rule, file: string, source: string): ParserRuleContext {
  const shape = kept.find(rule, source);
  if (shape !== null) return treeFrom(shape, tokensOf(source));
  const tree = parseAnew(rule, file, source);
  kept.keep(rule, source, shapeOf(tree));
  return tree;
}

function tokensOf(source: string): Token[] {
  const tokens = ApexParserFactory.createTokenStream(source);
  tokens.fill();
  return tokens.tokens;
}

function parseAnew(rule: Rule, file: string, source: string): ParserRuleContext {
  const errors = new FirstError();
  const { parser } = ApexParserFactory.createLexerAndParser(source, errors);
  const tree = parser[rule]();
  if (errors.found !== null) {
    const { line, column, message } = errors.found;
    const wording = stringMistake(source, { line, column: column - 1 }) ?? platformWording(message);
    throw new SourceError(file, line, column, wording);
  }
  return tree;
}

/** The platform words its syntax errors nearly as the parser does; the long list of alternatives is left out. */
function platformWording(message: string): string {
  const unknown = /^token recognition error at: '(.)/s.exec(message)?.[1];
  if (unknown === '"') return `Unrecognized symbol '"', which is not a valid Apex identifier.`;
  if (unknown !== undefined) return `Found punctuation symbol or operator '${unknown}' that isn't valid in Apex.`;
  if (message.startsWith("missing ")) return `M${message.slice(1)}`;
  const unexpected = /^(?:mismatched|extraneous) input '(.*?)'(?: expecting .*)?$/s.exec(message);
  if (unexpected !== null) return `Unexpected token '${unexpected[1]}'.`;
  const noAlternative = /^no viable alternative at input '(.*)'$/s.exec(message);
  if (noAlternative !== null) return `Unexpected token '${noAlternative[1]?.split(/\s+/).pop() ?? ""}'.`;
  return message;
}
