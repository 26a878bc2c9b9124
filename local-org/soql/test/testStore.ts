import { DatabaseSync } from "node:sqlite";
import type { Schema, SObjectSchema } from "../../schema/types.ts";
import type { SqlFunction, SqlRow, SqlValue } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";

/** The part of a store that queries stand on, in memory. */
export class TestStore {
  readonly #database = new DatabaseSync(":memory:");

  constructor(schema: Schema) {
    for (const object of schema.objects()) this.#createTable(object);
  }

  insert(object: SObjectSchema, record: RecordValues): void {
    const names = Object.keys(record);
    const values = names.map((name) => {
      const value = record[name] ?? null;
      return typeof value === "boolean" ? Number(value) : value;
    });
    const columns = names.map((name) => `"${name}"`).join(", ");
    const marks = names.map(() => "?").join(", ");
    this.#database.prepare(`INSERT INTO "${object.name}" (${columns}) VALUES (${marks})`).run(...values);
  }

  all(sql: string, parameters: readonly SqlValue[]): SqlRow[] {
    return this.#database.prepare(sql).all(...parameters) as SqlRow[];
  }

  registerFunction(name: string, run: SqlFunction): void {
    this.#database.function(name, { varargs: true }, (...values) => run(...(values as SqlValue[])));
  }

  #createTable(object: SObjectSchema): void {
    const columns = object.fields.filter((field) => field.stored).map((field) => `"${field.name}"${columnType(field.type)}`);
    this.#database.exec(`CREATE TABLE "${object.name}" (${columns.join(", ")})`);
    for (const field of object.fields) {
      if (field.stored && (field.unique || field.type === "reference" || field.type === "id")) {
        this.#database.exec(`CREATE INDEX "${object.name}.${field.name}" ON "${object.name}" ("${field.name}")`);
      }
    }
  }
}

function columnType(type: string): string {
  if (type === "id" || type === "reference") return " TEXT";
  return ["double", "currency", "boolean"].includes(type) ? " NUMERIC" : " TEXT COLLATE NOCASE";
}
