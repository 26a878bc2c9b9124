import { OrgError } from "../errors.ts";

/** SQLite's primary result codes. Source: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
const UNIQUE_VIOLATED = 2067;

const WHAT_HAPPENED: Record<number, string> = {
  [READ_ONLY]: "the database file is read-only",
  [IO_ERROR]: "the disk could not be read or written",
  [CORRUPT]: "the database file is damaged",
  [FULL]: "the disk is full",
  [CANNOT_OPEN]: "the database file cannot be opened",
  [NOT_A_DATABASE]: "the file is not a database"
};

/** Why the file system refused, by Node's error codes. */
const FILE_SYSTEM: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is no folder",
  ENOENT: "the folder cannot be made",
  EEXIST: "a part of the path is no folder"
};

/** The field of the unique index that a write broke; null where that is not why it failed. */
export function brokenUniqueField(error: unknown): string | null {
  if (resultCode(error) !== UNIQUE_VIOLATED || !(error instanceof Error)) return null;
  return /UNIQUE constraint failed: [^.]+\.(\w+)/.exec(error.message)?.[1] ?? null;
}

/** The error as the platform would tell it: a store that cannot be used is UNKNOWN_EXCEPTION, one in use is UNABLE_TO_LOCK_ROW. */
export function translated(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === null) return refusedByFileSystem(error, path);
  const primary = code & 0xff;
  if (primary === BUSY || primary === LOCKED)
    return new OrgError("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
  const what = WHAT_HAPPENED[primary];
  return what === undefined ? error : unusable(what, path);
}

function refusedByFileSystem(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const what = FILE_SYSTEM[code];
  return what === undefined ? error : unusable(what, path);
}

function unusable(what: string, path: string): OrgError {
  return new OrgError("UNKNOWN_EXCEPTION", `The records cannot be stored: ${what} (${path}).`);
}

function resultCode(error: unknown): number | null {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : null;
}
