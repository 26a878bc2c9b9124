import { KeyedEntries } from "./keyed.ts";
import type { ApexValue } from "./value.ts";

/** A Set, in the order in which its members came. */
export class ApexSet {
  readonly elementType: string;
  readonly #members: KeyedEntries;
  readonly #isOfMap: boolean;

  /** With `members`, a view of a map's keys: what is removed here is removed there. */
  constructor(elementType: string, values: Iterable<ApexValue> = [], members?: KeyedEntries) {
    this.elementType = elementType;
    this.#members = members ?? new KeyedEntries();
    this.#isOfMap = members !== undefined;
    for (const value of values) this.add(value);
  }

  get size(): number {
    return this.#members.size;
  }

  /** True where the value was not there yet. */
  add(value: ApexValue): boolean {
    if (this.contains(value)) return false;
    this.#members.put(value, null);
    return true;
  }

  remove(value: ApexValue): boolean {
    return this.#members.remove(value) !== undefined;
  }

  contains(value: ApexValue): boolean {
    return this.#members.find(value) !== undefined;
  }

  clear(): void {
    this.#members.clear();
  }

  *values(): Generator<ApexValue, void> {
    for (const entry of this.#members.entries()) yield entry.key;
  }

  /** For loops over the set: one that goes on after a change is refused; one over a map's keys takes those that it began with. */
  *iterate(): Generator<ApexValue, void> {
    const entries = this.#isOfMap ? [...this.#members.entries()] : this.#members.iterate();
    for (const entry of entries) yield entry.key;
  }
}
