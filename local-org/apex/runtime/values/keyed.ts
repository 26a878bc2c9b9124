import { hashCode, valueEquals } from "./equality.ts";
import { tokenOf, type Token } from "./key.ts";
import { raise } from "./raise.ts";
import type { ApexValue } from "./value.ts";

interface Entry {
  readonly key: ApexValue;
  value: ApexValue;
}

/** Keys in the order in which they came, each with a value: what sets and maps are made of. */
export class KeyedEntries {
  readonly #entries = new Map<Token, Entry>();
  /** Keys that compare by their own `equals`, by hash code; each entry is its own token. */
  readonly #custom = new Map<number, Entry[]>();
  #changes = 0;

  get size(): number {
    return this.#entries.size;
  }

  find(key: ApexValue): Entry | undefined {
    const token = tokenOf(key);
    return token === undefined ? this.#findCustom(key) : this.#entries.get(token);
  }

  /** Returns what the key held before. */
  put(key: ApexValue, value: ApexValue): Entry | undefined {
    const present = this.find(key);
    if (present !== undefined) {
      const before = { key, value: present.value };
      present.value = value;
      return before;
    }
    this.#changes++;
    const entry = { key, value };
    const token = tokenOf(key);
    this.#entries.set(token === undefined ? entry : token, entry);
    if (token === undefined) this.#bucket(key).push(entry);
    return undefined;
  }

  remove(key: ApexValue): Entry | undefined {
    const entry = this.find(key);
    if (entry === undefined) return undefined;
    this.#changes++;
    const token = tokenOf(key);
    this.#entries.delete(token === undefined ? entry : token);
    if (token === undefined) {
      const bucket = this.#bucket(key);
      bucket.splice(bucket.indexOf(entry), 1);
    }
    return entry;
  }

  clear(): void {
    if (this.size > 0) this.#changes++;
    this.#entries.clear();
    this.#custom.clear();
  }

  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** For loops over the collection: one that goes on after a change is refused, one that is left is not. */
  *iterate(): Generator<Entry, void> {
    const before = this.#changes;
    let remaining = this.size;
    for (const entry of this.#entries.values()) {
      yield entry;
      remaining--;
      if (remaining > 0 && this.#changes !== before) refuseChange();
      if (remaining === 0) return;
    }
  }

  #findCustom(key: ApexValue): Entry | undefined {
    return this.#bucket(key).find((entry) => valueEquals(entry.key, key));
  }

  #bucket(key: ApexValue): Entry[] {
    const hash = hashCode(key);
    let bucket = this.#custom.get(hash);
    if (bucket === undefined) {
      bucket = [];
      this.#custom.set(hash, bucket);
    }
    return bucket;
  }
}

/** Throws what the next step of a loop throws over a collection that was changed within it. */
export function refuseChange(): never {
  raise("System.FinalException", "Cannot modify a collection while it is being iterated.");
}
