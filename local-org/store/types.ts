import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

/** The condition behind a column that holds more than ASCII; names that do are indexed by it. */
export const BEYOND_ASCII = "GLOB '*[^ -~]*'";

/** A function that SQL may call; registered once by name. */
export type SqlFunction = (...args: SqlValue[]) => SqlValue;

/**
 * Records on disk: one SQLite table per object (table and column names are the canonical API names, booleans are 0 and 1),
 * rows that were deleted but not purged have `IsDeleted = 1`.
 * All calls are synchronous, so a transaction is never interleaved with another.
 */
export interface Store {
  /** Adds tables, columns and unique indexes that the schema has and the database has not. */
  migrate(objects: Iterable<SObjectSchema>): void;
  /** The next record id of the object, 18 characters. */
  nextId(object: SObjectSchema): string;
  /** The next number of a named sequence (auto-number fields), from 1 on. Survives rollback, as on the platform. */
  nextNumber(sequence: string): number;
  /** Values that break a unique index throw an `OrgError` DUPLICATE_VALUE with the platform's text. */
  insert(object: SObjectSchema, record: RecordValues): void;
  /** Inserts records that all give the same fields, in one statement; of objects without unique fields. */
  insertAll(object: SObjectSchema, records: readonly RecordValues[]): void;
  /** Writes the given fields of the record whose `Id` is among them. */
  update(object: SObjectSchema, record: RecordValues): void;
  /** Removes the row for good; the recycle bin is an update of IsDeleted. */
  purge(object: SObjectSchema, id: string): void;
  /** The stored rows with these ids, deleted ones too, by id. No access check. */
  read(object: SObjectSchema, ids: readonly string[]): Map<string, RecordValues>;
  /** The rows, live ones only, whose field has one of the values. No access check. */
  readWhere(object: SObjectSchema, field: string, values: readonly (string | number)[]): RecordValues[];
  /** Runs SQL text with bound parameters. */
  all(sql: string, parameters: readonly SqlValue[]): SqlRow[];
  /** As `all`, each row the list of its columns: for many rows of many columns. */
  rows(sql: string, parameters: readonly SqlValue[]): SqlValue[][];
  registerFunction(name: string, run: SqlFunction): void;
  /** Runs the work in a transaction, or in a savepoint where one is open; rolls back and rethrows what it throws. */
  transaction<T>(work: () => T): T;
  /** Begins a transaction that never commits, for tests that go on over several turns. The answer rolls it back. */
  beginUndone(): () => void;
  /** A savepoint of the open transaction, for `Database.setSavepoint`. */
  savepoint(): string;
  /** Whether the savepoint has neither been released nor been rolled back over. */
  isOpen(savepoint: string): boolean;
  rollbackTo(savepoint: string): void;
  release(savepoint: string): void;
  /** Runs when what the open transaction does now is rolled back, by its end or by a savepoint: for what belongs to it and is no record. */
  whenUndone(undo: () => void): void;
  /** How often something was rolled back: what was worked out from records before may be wrong since. */
  readonly rollbacks: number;
  close(): void;
}
