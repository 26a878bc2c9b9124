import { SourceError } from "../../errors.ts";

/** A failure as Rollup and the LWC compiler report it. */
interface CompilerFailure {
  message: string;
  id?: string;
  filename?: string;
  loc?: { file?: string; line?: number; column?: number };
  location?: { line?: number; column?: number };
  cause?: unknown;
}

/** Any failure of a build as one that names file, line and column. */
export function asSourceError(error: unknown): SourceError {
  const source = findSourceError(error);
  if (source !== undefined) return source;
  const failure = error as CompilerFailure;
  const file = failure.loc?.file ?? failure.id ?? failure.filename ?? "";
  const place = failure.location ?? failure.loc ?? {};
  const column = (place.column ?? 0) + 1;
  return new SourceError(withoutQuery(file), place.line ?? 1, column, summary(failure.message, file));
}

function findSourceError(error: unknown): SourceError | undefined {
  if (error instanceof SourceError) return error;
  const cause = (error as CompilerFailure).cause;
  return cause === undefined ? undefined : findSourceError(cause);
}

/** The first line, without the plugin's name and the path which stand elsewhere. */
function summary(message: string, file: string): string {
  const line = message.replace(/^\[plugin [^\]]+\] /, "").split("\n")[0] ?? message;
  return line.replaceAll(`${withoutQuery(file)}: `, "").trim();
}

function withoutQuery(file: string): string {
  return file.split("?")[0] ?? file;
}
