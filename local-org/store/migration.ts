import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { SObjectSchema } from "../schema/types.ts";
import { quoted, type Table, tableOf } from "./tables.ts";

const FINGERPRINT = "schema fingerprint";

/** The store's own tables. */
export function createOwnTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS "_sequence" (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS "_keyPrefix" (object TEXT PRIMARY KEY, prefix TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS "_property" (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS "_clearedLookup" (parent TEXT, object TEXT, field TEXT, record TEXT);
    CREATE INDEX IF NOT EXISTS "_clearedLookup by parent" ON "_clearedLookup" (parent);
  `);
}

/** Brings tables, columns, indexes and key prefixes to what the objects need. Nothing that holds data is dropped. */
export function migrateTables(database: DatabaseSync, objects: readonly SObjectSchema[]): void {
  const tables = objects.map(tableOf);
  const fingerprint = fingerprintOf(objects, tables);
  const known = database.prepare(`SELECT value FROM "_property" WHERE name = ?`).get(FINGERPRINT);
  if (known?.["value"] === fingerprint) return;
  checkKeyPrefixes(database, objects);
  const columns = existingColumns(database);
  for (const table of tables) migrateTable(database, table, columns.get(table.name));
  migrateIndexes(database, tables);
  rememberKeyPrefixes(database, objects);
  database.prepare(`INSERT OR REPLACE INTO "_property" (name, value) VALUES (?, ?)`).run(FINGERPRINT, fingerprint);
}

function fingerprintOf(objects: readonly SObjectSchema[], tables: readonly Table[]): string {
  const hash = createHash("sha256");
  for (const object of objects) hash.update(`${object.name}=${object.keyPrefix}\n`);
  for (const table of tables) {
    for (const column of table.columns) hash.update(`${table.name}.${column.name} ${column.declaration}\n`);
    for (const sql of table.indexes.values()) hash.update(`${sql}\n`);
  }
  return hash.digest("hex");
}

function existingColumns(database: DatabaseSync): Map<string, Set<string>> {
  const rows = database
    .prepare(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'`
    )
    .all();
  const columns = new Map<string, Set<string>>();
  for (const row of rows) {
    const table = String(row["table"]);
    columns.set(table, (columns.get(table) ?? new Set()).add(String(row["column"])));
  }
  return columns;
}

function migrateTable(database: DatabaseSync, table: Table, existing: Set<string> | undefined): void {
  if (existing === undefined) {
    const columns = table.columns.map((column) => `${quoted(column.name)} ${column.declaration}`);
    database.exec(`CREATE TABLE ${quoted(table.name)} (${columns.join(", ")})`);
    return;
  }
  for (const column of table.columns) {
    if (existing.has(column.name)) continue;
    database.exec(`ALTER TABLE ${quoted(table.name)} ADD COLUMN ${quoted(column.name)} ${column.declaration}`);
  }
}

function migrateIndexes(database: DatabaseSync, tables: readonly Table[]): void {
  const rows = database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`).all();
  const existing = new Map(rows.map((row) => [String(row["name"]), String(row["sql"])]));
  const wanted = new Map(tables.flatMap((table) => [...table.indexes]));
  for (const [name, sql] of existing) if (wanted.get(name) !== sql) database.exec(`DROP INDEX ${quoted(name)}`);
  for (const [name, sql] of wanted) if (existing.get(name) !== sql) database.exec(sql);
}

/** The key prefix of each object that the database has seen. */
export function readKeyPrefixes(database: DatabaseSync): Map<string, string> {
  const rows = database.prepare(`SELECT object, prefix FROM "_keyPrefix"`).all();
  return new Map(rows.map((row) => [String(row["object"]), String(row["prefix"])]));
}

function checkKeyPrefixes(database: DatabaseSync, objects: readonly SObjectSchema[]): void {
  const known = readKeyPrefixes(database);
  for (const { name, keyPrefix } of objects) {
    const earlier = known.get(name);
    if (earlier !== undefined && earlier !== keyPrefix)
      throw new Error(
        `${name} has the key prefix ${keyPrefix}, but its stored ids begin with ${earlier}: build the schema with the store's keyPrefixes()`
      );
  }
}

function rememberKeyPrefixes(database: DatabaseSync, objects: readonly SObjectSchema[]): void {
  const remember = database.prepare(`INSERT OR IGNORE INTO "_keyPrefix" (object, prefix) VALUES (?, ?)`);
  for (const { name, keyPrefix } of objects) remember.run(name, keyPrefix);
}
