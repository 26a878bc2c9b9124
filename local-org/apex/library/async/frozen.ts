import { currentExecution } from "../../runtime/execution.ts";
import { ApexObject, fieldMembers, writeField, type FieldMember } from "../../runtime/object.ts";
import { PlainObject } from "../../runtime/plainObject.ts";
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnumValue,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexTime,
  type ApexValue
} from "../../runtime/values/index.ts";

/** An Apex value as text can hold it. What has an identity is named by its number: `{ "is": "ref", "of": 3 }`. */
export type Frozen = string | number | boolean | null | { is: string; of: unknown; type?: string };

/** A value that cannot be kept: an object of the library that is more than its data. */
export class UnfreezableError extends Error {}

/** The value, with all that it holds, as JSON can hold it. Transient variables stay behind. Throws an `UnfreezableError`. */
export function freeze(value: ApexValue): Frozen {
  return new Freezer().freeze(value);
}

/** The value that was frozen, its classes as they are now. */
export function thaw(frozen: Frozen): ApexValue {
  return new Thawer().thaw(frozen);
}

class Freezer {
  readonly #seen = new Map<object, number>();

  freeze(value: ApexValue): Frozen {
    if (value === null || typeof value !== "object") {
      return typeof value === "bigint" ? { is: "long", of: String(value) } : value;
    }
    const scalar = frozenScalar(value);
    if (scalar !== null) return scalar;
    const known = this.#seen.get(value);
    if (known !== undefined) return { is: "ref", of: known };
    this.#seen.set(value, this.#seen.size);
    return this.#whole(value);
  }

  #whole(value: object): Frozen {
    if (value instanceof ApexList) return { is: "list", type: value.elementType, of: this.#all(value.items) };
    if (value instanceof ApexSet) return { is: "set", type: value.elementType, of: this.#all(value.values()) };
    if (value instanceof ApexMap) {
      const entries = [...value.entries()].map((entry) => this.#all(entry));
      return { is: "map", type: `${value.keyType},${value.valueType}`, of: entries };
    }
    if (value instanceof ApexSObject) return { is: "record", type: value.type, of: this.#record(value) };
    if (value instanceof PlainObject) return { is: "plain", type: value.apexType, of: this.#named(value.variables) };
    if (value instanceof ApexObject) {
      const kept = fieldMembers(value).filter((field) => field.key !== null && !field.transient);
      return {
        is: "object",
        type: value.apexType,
        of: this.#named(kept.map((field) => [field.name, raw(value, field)]))
      };
    }
    throw new UnfreezableError(
      `an object of ${(value as { apexType?: string }).apexType ?? "this kind"} cannot be kept`
    );
  }

  #record(record: ApexSObject) {
    const parents = [...record.parents()].filter((entry): entry is [string, ApexSObject] => entry[1] !== null);
    return {
      values: this.#named(record.values()),
      changed: [...record.changed],
      parents: this.#named(parents),
      children: this.#named(record.children())
    };
  }

  #all(values: Iterable<ApexValue>): Frozen[] {
    return [...values].map((value) => this.freeze(value));
  }

  #named(values: Iterable<readonly [string, ApexValue]>): [string, Frozen][] {
    return [...values].map(([name, value]) => [name, this.freeze(value)]);
  }
}

class Thawer {
  readonly #made: ApexValue[] = [];

  thaw(frozen: Frozen): ApexValue {
    if (frozen === null || typeof frozen !== "object") return frozen;
    const { is, of, type = "" } = frozen;
    if (is === "ref") return this.#made[Number(of)] ?? null;
    const scalar = SCALARS[is];
    if (scalar !== undefined) return scalar(String(of), type);
    return this.#whole(is, type, of);
  }

  /** Each object is known before what it holds, which may refer to it. */
  #whole(is: string, type: string, of: unknown): ApexValue {
    if (is === "list") return this.#filled(new ApexList(type), (list) => list.items.push(...this.#all(of)));
    if (is === "set") return this.#filled(new ApexSet(type), (set) => this.#all(of).forEach((item) => set.add(item)));
    if (is === "map") {
      const [key = "", ...value] = type.split(",");
      return this.#filled(new ApexMap(key, value.join(",")), (map) => {
        for (const entry of of as Frozen[][]) map.put(this.thaw(entry[0] ?? null), this.thaw(entry[1] ?? null));
      });
    }
    if (is === "record") return this.#record(type, of as FrozenRecord);
    if (is === "plain") {
      return this.#filled(new PlainObject(type), (object) => {
        for (const [name, value] of this.#named(of)) object.variables.set(name, value);
      });
    }
    return this.#filled(currentExecution().catalog.allocate(type) as ApexObject, (object) => {
      const fields = new Map(fieldMembers(object).map((field) => [field.name, field]));
      for (const [name, value] of this.#named(of)) setRaw(object, fields.get(name), value);
    });
  }

  #record(type: string, { values, changed, parents, children }: FrozenRecord): ApexValue {
    const record = new ApexSObject(currentExecution().platform.schema.requireObject(type));
    return this.#filled(record, () => {
      for (const [name, value] of this.#named(values)) {
        if (changed.includes(name)) record.set(name, value);
        else record.load(name, value);
      }
      for (const [name, parent] of this.#named(parents)) record.setParent(name, parent as ApexSObject);
      for (const [name, rows] of this.#named(children)) record.setChildren(name, rows as ApexList);
    });
  }

  #filled<T extends ApexValue>(value: T, fill: (value: T) => unknown): T {
    this.#made.push(value);
    fill(value);
    return value;
  }

  #all(frozen: unknown): ApexValue[] {
    return (frozen as Frozen[]).map((each) => this.thaw(each));
  }

  *#named(frozen: unknown): Generator<[string, ApexValue], void> {
    for (const [name, value] of frozen as [string, Frozen][]) yield [name, this.thaw(value)];
  }
}

interface FrozenRecord {
  values: unknown;
  changed: string[];
  parents: unknown;
  children: unknown;
}

function frozenScalar(value: object): Frozen {
  if (value instanceof ApexDouble) return { is: "double", of: String(value.value) };
  if (value instanceof ApexDecimal) return { is: "decimal", of: value.toString() };
  if (value instanceof ApexDate) return { is: "date", of: value.toISO() };
  if (value instanceof ApexDatetime) return { is: "datetime", of: value.toISO() };
  if (value instanceof ApexTime) return { is: "time", of: value.toString() };
  if (value instanceof ApexBlob) return { is: "blob", of: value.bytes.toString("base64") };
  return value instanceof ApexEnumValue ? { is: "enum", type: value.apexType, of: value.name } : null;
}

const SCALARS: Record<string, (text: string, type: string) => ApexValue> = {
  long: BigInt,
  double: (text) => new ApexDouble(Number(text)),
  decimal: ApexDecimal.parse,
  date: ApexDate.parse,
  datetime: ApexDatetime.parseISO,
  time: ApexTime.parse,
  blob: ApexBlob.ofBase64,
  enum: (name, type) =>
    currentExecution()
      .catalog.enumValues(type)
      .find((value) => value.name === name) ?? null
};

/** A variable as it is, whatever its getter would make of it. */
function raw(object: ApexObject, field: FieldMember): ApexValue {
  return (object as unknown as Record<string, ApexValue | undefined>)[field.key ?? ""] ?? null;
}

function setRaw(object: ApexObject, field: FieldMember | undefined, value: ApexValue): void {
  if (field !== undefined && field.key !== null) writeField(object, { ...field, setter: null }, value);
}
