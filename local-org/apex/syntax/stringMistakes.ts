/** A character that the lexer knows nothing of: where it stands. */
interface Place {
  line: number;
  column: number;
}

/**
 * What is wrong with the string literal that begins at the place (columns from 0); null where none begins there.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
export function stringMistake(source: string, { line, column }: Place): string | null {
  const text = source.split("\n")[line - 1]?.slice(column) ?? "";
  if (!text.startsWith("'")) return null;
  const literal = /^'((?:\\.|[^'\\])*)'/.exec(text)?.[1];
  if (literal === undefined) return "Missing closing quote character ' on string.";
  const wrong = /\\(?![btnfr"'\\]|u[0-9a-fA-F]{4})./.exec(literal.replace(/\\\\/g, "  "))?.[0];
  if (wrong === undefined) return null;
  // The platform loses the quote before the sequence.
  return `Illegal string literal: Invalid string literal '${literal}'. Illegal character sequence ${wrong}' in string literal.`;
}
