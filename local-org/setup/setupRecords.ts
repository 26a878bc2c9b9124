import type { Schema, SObjectSchema } from "../schema/types.ts";
import type { Store } from "../store/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";

/** Writes the records of set-up objects, which no save order guards: they follow from the project's files. */
export class SetupRecords {
  readonly schema: Schema;
  readonly #store: Store;
  /** To the second, as records keep their times. */
  readonly #now = new Date().toISOString().replace(/\.\d+Z$/u, ".000Z");
  /** The user who made them; set as soon as there is one. */
  authorId: string | null = null;

  constructor(store: Store, schema: Schema) {
    this.#store = store;
    this.schema = schema;
  }

  /** Inserts the record, or updates the one with this key where its values differ. Answers its id. */
  put(objectName: string, key: RecordValues, values: RecordValues = {}): string {
    const object = this.schema.requireObject(objectName);
    const wanted = known(object, { ...key, ...values });
    const existing = this.find(objectName, key);
    if (existing === undefined) return this.#insert(object, wanted);
    const id = String(existing["Id"]);
    const changed = Object.entries(wanted).filter(([field, value]) => existing[field] !== value);
    if (changed.length > 0)
      this.#store.update(object, { ...Object.fromEntries(changed), Id: id, ...this.#stamp(object, LAST_CHANGE) });
    return id;
  }

  /** The record with this key. */
  find(objectName: string, key: RecordValues): RecordValues | undefined {
    const object = this.schema.requireObject(objectName);
    const [[field, value] = ["", null]] = Object.entries(key);
    if (value === null || typeof value === "boolean")
      throw new Error(`${objectName} needs a text or number as its first key field`);
    return this.#store
      .readWhere(object, field, [value])
      .find((row) => Object.entries(key).every(([name, wanted]) => row[name] === wanted));
  }

  /** The id of the record with this key, null where there is none. */
  idOf(objectName: string, key: RecordValues): string | null {
    const id = this.find(objectName, key)?.["Id"];
    return typeof id === "string" ? id : null;
  }

  /** Writes a permission set's records of this object, told apart by the key field, and removes its others. */
  putChildren(objectName: string, parentId: string, keyField: string, children: readonly RecordValues[]): void {
    const object = this.schema.requireObject(objectName);
    const existing = this.#store.readWhere(object, "ParentId", [parentId]);
    const byKey = new Map(existing.map((row) => [row[keyField], row]));
    for (const child of children) {
      const row = byKey.get(child[keyField] ?? null);
      byKey.delete(child[keyField] ?? null);
      const wanted = known(object, { ...child, ParentId: parentId });
      if (row === undefined) this.#insert(object, wanted);
      else if (Object.entries(wanted).some(([field, value]) => row[field] !== value))
        this.#store.update(object, { ...wanted, Id: String(row["Id"]) });
    }
    for (const row of byKey.values()) this.#store.purge(object, String(row["Id"]));
  }

  /** All records of the object. */
  all(objectName: string): RecordValues[] {
    const object = this.schema.requireObject(objectName);
    const ids = this.#store.all(`SELECT "Id" FROM "${object.name}"`, []).map((row) => String(row["Id"]));
    return [...this.#store.read(object, ids).values()];
  }

  /** Removes the object's records whose field has none of the values. */
  keepOnly(objectName: string, field: string, values: ReadonlySet<FieldValue>): void {
    const object = this.schema.requireObject(objectName);
    for (const row of this.#store.all(`SELECT "Id", "${field}" AS name FROM "${object.name}"`, [])) {
      if (!values.has(row["name"] ?? null)) this.#store.purge(object, String(row["Id"]));
    }
  }

  #insert(object: SObjectSchema, values: RecordValues): string {
    const id = this.#store.nextId(object);
    const flags = object.fields.filter((field) => field.stored && field.type === "boolean" && !field.nillable);
    const unset = Object.fromEntries(flags.map((field) => [field.name, false]));
    this.#store.insert(object, { ...unset, ...this.#stamp(object, [...CREATION, ...LAST_CHANGE]), ...values, Id: id });
    return id;
  }

  #stamp(object: SObjectSchema, fields: readonly string[]): RecordValues {
    const stamps = fields.filter((field) => object.field(field) !== undefined);
    return Object.fromEntries(stamps.map((field) => [field, field.endsWith("ById") ? this.authorId : this.#now]));
  }
}

const CREATION = ["CreatedById", "CreatedDate"];
const LAST_CHANGE = ["LastModifiedById", "LastModifiedDate", "SystemModstamp"];

/** Those values that the object has a column for. */
function known(object: SObjectSchema, values: RecordValues): RecordValues {
  const entries = Object.entries(values).filter(([name]) => object.field(name)?.stored === true);
  return Object.fromEntries(entries);
}
