import { NotSupportedError, OrgError, SourceError } from "./errors.ts";

/** One line for what a person can mend; the stack for what only we can. */
export function explain(error: unknown): string {
  if (error instanceof SourceError) return error.describe();
  if (error instanceof NotSupportedError || error instanceof OrgError) return error.message;
  if (error instanceof Error && "syscall" in error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
