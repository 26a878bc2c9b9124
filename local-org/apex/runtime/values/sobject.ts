import type { FieldSchema, SObjectSchema } from "../../../schema/types.ts";
import { fieldTypeName } from "../../types/fieldTypes.ts";
import { toId } from "./id.ts";
import { ApexList } from "./list.ts";
import { ApexMap } from "./map.ts";
import { raise } from "./raise.ts";
import { typeNameOf, widen } from "./typeName.ts";
import type { ApexValue } from "./value.ts";

/** What `addError` leaves on a record. */
export interface RecordError {
  message: string;
  /** Canonical names; none for the record itself. */
  fields: string[];
}

/** Where a record came from: reading what a query did not ask for is an error, only for its rows. */
export type SObjectOrigin = "new" | "query" | "trigger";

const TIMESTAMPS = new Set(["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp"]);

/**
 * A record in memory: Apex values by canonical field name, parents and children by the name of their relationship.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
export class ApexSObject {
  readonly schema: SObjectSchema;
  origin: SObjectOrigin;
  /** Set on the records of after triggers: writing throws `System.FinalException: Record is read-only`. */
  readOnly = false;
  readonly errors: RecordError[] = [];
  /** Fields that code has set, as against those that came from the database. */
  readonly changed = new Set<string>();
  /** The record of which this is a clone; null for a clone of one without id. */
  cloneSourceId: string | null = null;
  isClone = false;
  /** What `setOptions` left. */
  options: ApexValue = null;
  readonly #values = new Map<string, ApexValue>();
  readonly #parents = new Map<string, ApexSObject | null>();
  readonly #children = new Map<string, ApexList>();

  constructor(schema: SObjectSchema, origin: SObjectOrigin = "new") {
    this.schema = schema;
    this.origin = origin;
  }

  /** The API name of its object. */
  get type(): string {
    return this.schema.name;
  }

  get id(): string | null {
    return (this.#values.get("Id") ?? null) as string | null;
  }

  /** A field by its canonical name. Throws `System.SObjectException` where the query did not ask for it. */
  get(field: string): ApexValue {
    const value = this.#values.get(field);
    if (value !== undefined) return value;
    if (this.origin === "query" && field !== "Id") this.#refuseUnqueried(field);
    return this.#unset(field);
  }

  #unset(field: string): false | null {
    return this.schema.field(field)?.type === "boolean" ? false : null;
  }

  /** Sets a field by its canonical name to a value of the field's type; a checkbox has no null. */
  set(field: string, value: ApexValue): void {
    if (this.readOnly) raise("System.FinalException", "Record is read-only");
    this.#values.set(field, value ?? this.#unset(field));
    this.changed.add(field);
  }

  /** Sets a field as it stands in the database. */
  load(field: string, value: ApexValue): void {
    this.#values.set(field, value);
    this.changed.delete(field);
  }

  has(field: string): boolean {
    return this.#values.has(field);
  }

  /** All fields set or loaded so far, nulls included. */
  values(): ReadonlyMap<string, ApexValue> {
    return this.#values;
  }

  /** Fields with a value, and those that code has set to null: what shows in text, in JSON and as populated. */
  *populated(): Generator<[field: string, value: ApexValue], void> {
    for (const [field, value] of this.#values) {
      if (value !== null || this.changed.has(field)) yield [field, value];
    }
  }

  /** `get(String)`. Throws `System.SObjectException: Invalid field x for Account`. */
  getByName(name: string): ApexValue {
    if (name.toLowerCase() === "type" && this.has("Type")) return this.get("Type");
    return this.get(this.requireField(name).name);
  }

  /** `put(String, Object)`: checks and widens the value; returns what was there before. */
  putByName(name: string, value: ApexValue): ApexValue {
    const field = this.requireField(name);
    const before = this.#values.get(field.name) ?? null;
    this.set(field.name, assignable(field, value));
    return before;
  }

  requireField(name: string): FieldSchema {
    return this.schema.field(name) ?? raise("System.SObjectException", `Invalid field ${name} for ${this.type}`);
  }

  /** A parent by the relationship's name in any case. */
  parent(relationship: string): ApexSObject | null {
    const name = this.#parentName(relationship);
    const parent = this.#parents.get(name);
    if (parent !== undefined) return parent;
    if (this.origin === "query") this.#refuseUnqueried(name);
    return null;
  }

  setParent(relationship: string, parent: ApexSObject | null): void {
    if (this.readOnly) raise("System.FinalException", "Record is read-only");
    this.#parents.set(this.#parentName(relationship), parent);
  }

  parents(): ReadonlyMap<string, ApexSObject | null> {
    return this.#parents;
  }

  /** The children that a sub-query brought, by the relationship's name in any case; none where only others were asked for. */
  childrenOf(relationship: string): ApexList {
    const name = this.#childName(relationship);
    const children = this.#children.get(name);
    if (children !== undefined) return children;
    if (this.origin === "query" && this.#children.size === 0) this.#refuseUnqueried(name);
    return new ApexList(this.schema.childRelationship(name)?.childObject ?? "SObject");
  }

  setChildren(relationship: string, children: ApexList): void {
    this.#children.set(this.#childName(relationship), children);
  }

  children(): ReadonlyMap<string, ApexList> {
    return this.#children;
  }

  /** `addError`, on the record or on one of its fields. */
  addError(message: string, field: string | null = null): void {
    this.errors.push({ message, fields: field === null ? [] : [field] });
  }

  /** `clone(preserveId, isDeepClone, preserveReadonlyTimestamps, preserveAutonumber)`. */
  clone(preserveId: boolean, deep: boolean, preserveTimestamps: boolean, preserveAutonumber: boolean): ApexSObject {
    const copy = this.#emptyCopy();
    for (const [field, value] of this.#values) {
      if (field === "Id" && !preserveId) continue;
      if (TIMESTAMPS.has(field) && !preserveTimestamps) continue;
      if (!preserveAutonumber && this.schema.field(field)?.autoNumber === true) continue;
      copy.#values.set(field, value);
      if (this.changed.has(field)) copy.changed.add(field);
    }
    for (const [name, parent] of this.#parents) {
      copy.#parents.set(name, deep && parent !== null ? parent.clone(true, true, true, true) : parent);
    }
    for (const [name, list] of this.#children) copy.#children.set(name, list);
    copy.isClone = true;
    copy.cloneSourceId = this.id;
    return copy;
  }

  clear(): void {
    this.#values.clear();
    this.#parents.clear();
    this.#children.clear();
    this.changed.clear();
  }

  /** `getPopulatedFieldsAsMap()`: fields, parents and children. */
  populatedMap(): ApexMap {
    const map = new ApexMap("String", "Object", this.populated());
    for (const [name, parent] of this.#parents) if (parent !== null) map.put(name, parent);
    for (const [name, list] of this.#children) map.put(name, list);
    return map;
  }

  #emptyCopy(): ApexSObject {
    return new ApexSObject(this.schema, this.origin === "query" ? "query" : "new");
  }

  #parentName(relationship: string): string {
    const field = this.schema.parentRelationship(relationship);
    return (
      field?.relationshipName ??
      raise("System.SObjectException", `Invalid relationship ${relationship} for ${this.type}`)
    );
  }

  #childName(relationship: string): string {
    const found = this.schema.childRelationship(relationship);
    return (
      found?.relationshipName ??
      raise("System.SObjectException", `Invalid relationship ${relationship} for ${this.type}`)
    );
  }

  #refuseUnqueried(field: string): never {
    raise(
      "System.SObjectException",
      `SObject row was retrieved via SOQL without querying the requested field: ${this.type}.${field}`
    );
  }
}

/** A value as the field takes it. Throws `System.SObjectException: Illegal assignment from String to Decimal`. */
export function assignable(field: FieldSchema, value: ApexValue): ApexValue {
  const type = fieldTypeName(field);
  if (type === "Id" && typeof value === "string") return toId(value);
  const widened = widen(value, type);
  if (widened === undefined) {
    raise("System.SObjectException", `Illegal assignment from ${typeNameOf(value)} to ${type}`);
  }
  return widened;
}
