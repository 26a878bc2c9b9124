import { readFileSync } from "node:fs";
import { SourceError } from "../../errors.ts";
import { moduleOfBundle } from "./plugins/otherBundles.ts";
import { placeOfImport } from "./sourcePlace.ts";

/** A failure as Rollup and the LWC compiler report it. */
interface CompilerFailure {
  message: string;
  id?: string;
  filename?: string;
  loc?: { file?: string; line?: number; column?: number };
  location?: { line?: number; column?: number };
  cause?: unknown;
  /** The name that a module lacks, and the module. */
  binding?: string;
  exporter?: string;
}

/** Any failure of a build as one that names file, line and column. */
export function asSourceError(error: unknown): SourceError {
  const source = findSourceError(error);
  if (source !== undefined) return source;
  const failure = error as CompilerFailure;
  const file = failure.loc?.file ?? failure.id ?? failure.filename ?? "";
  const module = moduleOfBundle(failure.exporter ?? "");
  if (module !== null) return missingName(withoutQuery(file), module, failure.binding ?? "");
  const place = failure.location ?? failure.loc ?? {};
  const column = (place.column ?? 0) + 1;
  return new SourceError(withoutQuery(file), place.line ?? 1, column, summary(failure.message, file));
}

/** A name that the local org's module does not export, at the place of its import. */
function missingName(file: string, module: string, name: string): SourceError {
  const { line, column } = placeOfImport(readFileSync(file, "utf8"), module, name === "default" ? undefined : name);
  return new SourceError(file, line, column, `"${module}" of the local org does not export ${name}`);
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
