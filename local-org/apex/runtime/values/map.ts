import { KeyedEntries } from "./keyed.ts";
import { ApexList } from "./list.ts";
import { ApexSet } from "./set.ts";
import type { ApexValue } from "./value.ts";

/** A Map, in the order in which its keys came. */
export class ApexMap {
  readonly keyType: string;
  readonly valueType: string;
  readonly #entries = new KeyedEntries();

  constructor(keyType: string, valueType: string, entries: Iterable<[ApexValue, ApexValue]> = []) {
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.put(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Null where the key is absent. */
  get(key: ApexValue): ApexValue {
    return this.#entries.find(key)?.value ?? null;
  }

  /** Returns the value that the key had before. */
  put(key: ApexValue, value: ApexValue): ApexValue {
    return this.#entries.put(key, value)?.value ?? null;
  }

  remove(key: ApexValue): ApexValue {
    return this.#entries.remove(key)?.value ?? null;
  }

  containsKey(key: ApexValue): boolean {
    return this.#entries.find(key) !== undefined;
  }

  clear(): void {
    this.#entries.clear();
  }

  /** A view: removing from the set removes from the map. */
  keySet(): ApexSet {
    return new ApexSet(this.keyType, [], this.#entries);
  }

  values(): ApexList {
    return new ApexList(
      this.valueType,
      [...this.entries()].map(([, value]) => value)
    );
  }

  *entries(): Generator<[ApexValue, ApexValue], void> {
    for (const { key, value } of this.#entries.entries()) yield [key, value];
  }
}
