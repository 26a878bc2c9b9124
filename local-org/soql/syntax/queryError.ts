import { OrgError } from "../../errors.ts";

/**
 * An error at a place of a query's text, in the platform's form: the line, a caret below the place, row and column, the
 * message.
 */
export function queryError(statusCode: string, text: string, at: number, message: string): OrgError {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  const lineEnd = text.indexOf("\n", at);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  const row = before.split("\n").length;
  const offset = at - lineStart;
  const column = at >= text.length ? offset : offset + 1;
  const caret = `${" ".repeat(offset)}^`;
  return new OrgError(statusCode, `\n${line}\n${caret}\nERROR at Row:${row}:Column:${column}\n${message}`);
}

/** MALFORMED_QUERY at a place of the text. */
export function malformedQuery(text: string, at: number, message: string): OrgError {
  return queryError("MALFORMED_QUERY", text, at, message);
}
