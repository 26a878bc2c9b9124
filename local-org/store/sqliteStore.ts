import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { OrgError } from "../errors.ts";
import { idOf, to15 } from "../ids.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import { brokenUniqueField, translated } from "./failures.ts";
import { createOwnTables, migrateTables, readKeyPrefixes } from "./migration.ts";
import { Savepoints } from "./savepoints.ts";
import { Sequences } from "./sequences.ts";
import { Statistics } from "./statistics.ts";
import { quoted, type Table, tableOf, toRecord, toSql } from "./tables.ts";
import type { SqlFunction, SqlRow, SqlValue, Store } from "./types.ts";

const MEMORY = ":memory:";
const BUSY_TIMEOUT_MILLISECONDS = 5000;
/** Prepared statements that are kept; the longest kept goes first. */
const KEPT_STATEMENTS = 1000;

/**
 * Opens the store in this file, or a passing one in memory (`:memory:`).
 * Throws an `OrgError` UNKNOWN_EXCEPTION where the file cannot be used.
 */
export function openStore(path: string): SqliteStore {
  try {
    if (path !== MEMORY) mkdirSync(dirname(path), { recursive: true });
    return new SqliteStore(path);
  } catch (error) {
    throw translated(error, path);
  }
}

/** The `Store` on `node:sqlite`. */
export class SqliteStore implements Store {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #sequences: Sequences;
  readonly #statistics: Statistics;
  readonly #savepoints = new Savepoints();
  #rollbacks = 0;

  constructor(path: string) {
    this.#path = path;
    this.#database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MILLISECONDS });
    // FULL: a write that was acknowledged outlives a power cut, not only a killed process. In WAL mode that costs one fsync a commit.
    this.#database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY"
    );
    this.#statistics = new Statistics(this.#database);
    createOwnTables(this.#database);
    const saved = this.#database.prepare(`SELECT name, value FROM "_sequence"`).all();
    this.#sequences = new Sequences(saved.map((row) => [String(row["name"]), Number(row["value"])]));
  }

  migrate(objects: Iterable<SObjectSchema>): void {
    this.transaction(() => migrateTables(this.#database, [...objects]));
    this.#statements.clear();
  }

  /** The key prefixes under which ids are stored, by object: what `buildSchema` is to keep. */
  keyPrefixes(): Map<string, string> {
    return readKeyPrefixes(this.#database);
  }

  nextId(object: SObjectSchema): string {
    return idOf(object.keyPrefix, this.nextNumber(`id ${object.keyPrefix}`));
  }

  nextNumber(sequence: string): number {
    const value = this.#sequences.next(sequence);
    if (!this.#database.isTransaction) this.#attempt(() => this.#saveSequences());
    return value;
  }

  insert(object: SObjectSchema, record: RecordValues): void {
    const table = tableOf(object);
    const { names, values } = writtenValues(table, record);
    const marks = names.map(() => "?").join(", ");
    this.#write(
      object,
      record,
      `INSERT INTO ${quoted(table.name)} (${names.map(quoted).join(", ")}) VALUES (${marks})`,
      values
    );
  }

  insertAll(object: SObjectSchema, records: readonly RecordValues[]): void {
    const [first] = records;
    if (first === undefined) return;
    const table = tableOf(object);
    const names = writtenValues(table, first).names;
    const values = names.map((_, index) => `json_extract(value, '$[${String(index)}]')`).join(", ");
    const rows = records.map((record) => writtenValues(table, record).values);
    const sql = `INSERT INTO ${quoted(table.name)} (${names.map(quoted).join(", ")}) SELECT ${values} FROM json_each(?)`;
    this.#write(object, first, sql, [JSON.stringify(rows)]);
  }

  update(object: SObjectSchema, record: RecordValues): void {
    const { Id: id, ...changes } = record;
    if (typeof id !== "string") throw new Error(`An update of ${object.name} needs the record's Id`);
    const table = tableOf(object);
    const { names, values } = writtenValues(table, changes);
    if (names.length === 0) return;
    const assignments = names.map((name) => `${quoted(name)} = ?`).join(", ");
    this.#write(object, record, `UPDATE ${quoted(table.name)} SET ${assignments} WHERE "Id" = ?`, [...values, id]);
  }

  purge(object: SObjectSchema, id: string): void {
    this.#attempt(() => this.#prepare(`DELETE FROM ${quoted(object.name)} WHERE "Id" = ?`).run(id));
  }

  read(object: SObjectSchema, ids: readonly string[]): Map<string, RecordValues> {
    const records = this.#select(object, `"Id" IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]);
    return new Map(records.map((record) => [String(record["Id"]), record]));
  }

  readWhere(object: SObjectSchema, field: string, values: readonly (string | number)[]): RecordValues[] {
    const live = tableOf(object).marksDeleted ? " AND IsDeleted = 0" : "";
    return this.#select(object, `${quoted(field)} IN (SELECT value FROM json_each(?))${live}`, [
      JSON.stringify(values)
    ]);
  }

  all(sql: string, parameters: readonly SqlValue[]): SqlRow[] {
    return this.#attempt(() => this.#prepareFor(sql, "objects").all(...parameters) as SqlRow[]);
  }

  rows(sql: string, parameters: readonly SqlValue[]): SqlValue[][] {
    return this.#attempt(() => this.#prepareFor(sql, "arrays").all(...parameters) as unknown as SqlValue[][]);
  }

  registerFunction(name: string, run: SqlFunction): void {
    this.#database.function(name, { varargs: true }, (...args) => run(...(args as SqlValue[])));
    this.#statements.clear();
  }

  transaction<T>(work: () => T): T {
    if (this.#database.isTransaction) return this.#nested(work);
    const result = this.#outermost(work);
    this.#statistics.renew();
    return result;
  }

  beginUndone(): () => void {
    this.#attempt(() => this.#database.exec("BEGIN IMMEDIATE"));
    return () => this.#rollBack();
  }

  savepoint(): string {
    const name = this.#savepoints.open();
    this.#attempt(() => this.#database.exec(`SAVEPOINT ${name}`));
    return name;
  }

  isOpen(savepoint: string): boolean {
    return this.#savepoints.isOpen(savepoint);
  }

  rollbackTo(savepoint: string): void {
    if (!this.isOpen(savepoint)) throw new Error(`The savepoint ${savepoint} is not open`);
    this.#attempt(() => this.#database.exec(`ROLLBACK TO ${savepoint}`));
    this.#rollbacks += 1;
    this.#savepoints.undoTo(savepoint);
  }

  release(savepoint: string): void {
    if (!this.isOpen(savepoint)) return;
    this.#attempt(() => this.#database.exec(`RELEASE ${savepoint}`));
    this.#savepoints.release(savepoint);
  }

  whenUndone(undo: () => void): void {
    if (this.#database.isTransaction) this.#savepoints.whenUndone(undo);
  }

  get rollbacks(): number {
    return this.#rollbacks;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #outermost<T>(work: () => T): T {
    this.#attempt(() => this.#database.exec("BEGIN IMMEDIATE"));
    try {
      const result = work();
      this.#saveSequences();
      this.#database.exec("COMMIT");
      this.#savepoints.clear();
      return result;
    } catch (error) {
      this.#rollBack();
      throw translated(error, this.#path);
    }
  }

  #rollBack(): void {
    this.#rollbacks += 1;
    // SQLite itself may have rolled back, on a full disk for one.
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
    this.#savepoints.undoAll();
  }

  #nested<T>(work: () => T): T {
    const savepoint = this.savepoint();
    try {
      const result = work();
      this.release(savepoint);
      return result;
    } catch (error) {
      if (this.isOpen(savepoint) && this.#database.isTransaction) {
        this.rollbackTo(savepoint);
        this.release(savepoint);
      }
      throw error;
    }
  }

  #saveSequences(): void {
    const save = this.#prepare(`INSERT OR REPLACE INTO "_sequence" (name, value) VALUES (?, ?)`);
    for (const [name, value] of this.#sequences.unsaved()) save.run(name, value);
    this.#sequences.markSaved();
  }

  #select(object: SObjectSchema, condition: string, parameters: SqlValue[]): RecordValues[] {
    const table = tableOf(object);
    return this.rows(`${table.selection} WHERE ${condition}`, parameters).map((row) => toRecord(table, row));
  }

  #write(object: SObjectSchema, record: RecordValues, sql: string, values: SqlValue[]): void {
    this.#statistics.countWrite();
    try {
      this.#prepare(sql).run(...values);
    } catch (error) {
      const field = brokenUniqueField(error);
      throw field === null ? translated(error, this.#path) : this.#duplicate(object, field, record);
    }
  }

  #duplicate(object: SObjectSchema, field: string, record: RecordValues): OrgError {
    const value = record[field] ?? this.#stored(object, record["Id"])?.[field];
    const holders =
      typeof value === "string" || typeof value === "number" ? this.readWhere(object, field, [value]) : [];
    const holder = holders.find((other) => other["Id"] !== record["Id"]) ?? holders[0];
    const id = holder === undefined ? "<unknown>" : to15(String(holder["Id"]));
    return new OrgError("DUPLICATE_VALUE", `duplicate value found: ${field} duplicates value on record with id: ${id}`);
  }

  #stored(object: SObjectSchema, id: RecordValues[string] | undefined): RecordValues | undefined {
    return typeof id === "string" ? this.read(object, [id]).get(id) : undefined;
  }

  #prepareFor(sql: string, rowsAs: "objects" | "arrays"): StatementSync {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(rowsAs === "arrays");
    return statement;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size >= KEPT_STATEMENTS) this.#statements.delete(oldest);
    this.#statements.set(sql, statement);
    return statement;
  }

  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw translated(error, this.#path);
    }
  }
}

function writtenValues(table: Table, record: RecordValues): { names: string[]; values: SqlValue[] } {
  const names: string[] = [];
  const values: SqlValue[] = [];
  for (const [name, value] of Object.entries(record)) {
    const column = table.column(name);
    if (column === undefined) throw new Error(`${table.name}.${name} is not stored`);
    if (column.generated) continue;
    names.push(name);
    values.push(toSql(column, value));
  }
  return { names, values };
}
