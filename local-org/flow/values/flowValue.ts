import type { SObjectSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";

/**
 * What a flow's resources hold: a plain value as fields have it, a record, an object with members (Apex-defined values, outputs of
 * actions), or a collection of these.
 */
export type FlowValue = FieldValue | FlowRecord | FlowObject | FlowValue[];

/** A record in a flow. What the flow itself has set is known apart, for an update writes no more than that. */
export class FlowRecord {
  readonly object: SObjectSchema;
  /** Every stored field is known, so that formula fields can be worked out. */
  readonly isWhole: boolean;
  readonly changed: Set<string>;
  #values: RecordValues;
  #isShared = false;

  constructor(object: SObjectSchema, values: RecordValues = {}, isWhole = false, changed: Iterable<string> = []) {
    this.object = object;
    this.#values = values;
    this.isWhole = isWhole;
    this.changed = new Set(changed);
  }

  /** A record over values that others have too: they are copied before they are changed. */
  static sharing(object: SObjectSchema, values: RecordValues, isWhole: boolean): FlowRecord {
    const record = new FlowRecord(object, values, isWhole);
    record.#isShared = true;
    return record;
  }

  /** By canonical field names. */
  get values(): Readonly<RecordValues> {
    return this.#values;
  }

  get id(): string | null {
    const id = this.values["Id"];
    return typeof id === "string" ? id : null;
  }

  /** Sets a field by its canonical name. */
  set(field: string, value: FieldValue): void {
    this.load(field, value);
    this.changed.add(field);
  }

  /** Sets a field as it is stored. */
  load(field: string, value: FieldValue): void {
    if (this.#isShared) this.#values = { ...this.#values };
    this.#isShared = false;
    this.#values[field] = value;
  }

  copy(): FlowRecord {
    return new FlowRecord(this.object, { ...this.values }, this.isWhole, this.changed);
  }
}

/** A value with members by name, whatever their case. */
export abstract class FlowObject {
  abstract get(member: string): FlowValue;
  abstract set(member: string, value: FlowValue): void;
}

/** The outputs of an action, a subflow or another element that stores them by itself. */
export class FlowOutputs extends FlowObject {
  readonly #values: Map<string, FlowValue>;

  constructor(values: Iterable<readonly [string, FlowValue]> = []) {
    super();
    this.#values = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  }

  override get(member: string): FlowValue {
    return this.#values.get(member.toLowerCase()) ?? null;
  }

  override set(member: string, value: FlowValue): void {
    this.#values.set(member.toLowerCase(), value);
  }
}

/** A value as it is put elsewhere: records are copied, so that a variable can be used again for the next one. */
export function copyOf(value: FlowValue): FlowValue {
  if (value instanceof FlowRecord) return value.copy();
  return Array.isArray(value) ? [...value] : value;
}

/** A collection's items; of a single value that value, of nothing none. */
export function itemsOf(value: FlowValue): FlowValue[] {
  if (Array.isArray(value)) return value;
  return value === null ? [] : [value];
}

/** The records of a record or a collection of records. */
export function recordsOf(value: FlowValue): FlowRecord[] {
  return itemsOf(value).filter((item) => item instanceof FlowRecord);
}

/** The value as a field can hold it; null for records and collections. */
export function fieldValueOf(value: FlowValue): FieldValue {
  return value !== null && typeof value === "object" ? null : value;
}
