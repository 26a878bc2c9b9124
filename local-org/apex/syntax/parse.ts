import {
  ApexErrorListener,
  ApexParserFactory,
  type AnonymousUnitContext,
  type ApexParser,
  type CompilationUnitContext,
  type TriggerUnitContext
} from "@apexdevtools/apex-parser";
import { SourceError } from "../../errors.ts";

/** Remembers the first syntax error of a file. */
class FirstError extends ApexErrorListener {
  found: { line: number; column: number; message: string } | null = null;

  apexSyntaxError(line: number, column: number, message: string): void {
    this.found ??= { line, column: column + 1, message };
  }
}

/** Parses a `.cls` file. Throws a `SourceError` at its first syntax error. */
export function parseClass(file: string, source: string): CompilationUnitContext {
  return parse(file, source, (parser) => parser.compilationUnit());
}

/** Parses a `.trigger` file. Throws a `SourceError` at its first syntax error. */
export function parseTrigger(file: string, source: string): TriggerUnitContext {
  return parse(file, source, (parser) => parser.triggerUnit());
}

/** Parses anonymous Apex. Throws a `SourceError` at its first syntax error. */
export function parseAnonymous(file: string, source: string): AnonymousUnitContext {
  return parse(file, source, (parser) => parser.anonymousUnit());
}

function parse<T>(file: string, source: string, rule: (parser: ApexParser) => T): T {
  const errors = new FirstError();
  const { parser } = ApexParserFactory.createLexerAndParser(source, errors);
  const tree = rule(parser);
  if (errors.found !== null) {
    throw new SourceError(file, errors.found.line, errors.found.column, platformWording(errors.found.message));
  }
  return tree;
}

/** The platform words its syntax errors nearly as the parser does; the long list of alternatives is left out. */
function platformWording(message: string): string {
  if (message.startsWith("missing ")) return `M${message.slice(1)}`;
  const unexpected = /^(?:mismatched|extraneous) input '(.*?)'(?: expecting .*)?$/s.exec(message);
  if (unexpected !== null) return `Unexpected token '${unexpected[1]}'.`;
  const noAlternative = /^no viable alternative at input '(.*)'$/s.exec(message);
  if (noAlternative !== null) return `Unexpected token '${noAlternative[1]?.split(/\s+/).pop() ?? ""}'.`;
  return message;
}
