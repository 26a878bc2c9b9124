import { valueEquals } from "./equality.ts";
import { refuseChange } from "./keyed.ts";
import { raise } from "./raise.ts";
import type { ApexValue } from "./value.ts";

/** A List. Reading and writing outside of it throws `System.ListException: List index out of bounds: 3`. */
export class ApexList {
  /** The declared type of its items: `Account`, `Map<String,Object>`. */
  readonly elementType: string;
  /** Only for reading; changes go through the methods. */
  items: ApexValue[];
  #changes = 0;

  constructor(elementType: string, items: ApexValue[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get size(): number {
    return this.items.length;
  }

  get(index: number): ApexValue {
    return this.items[this.#checked(index)] ?? null;
  }

  set(index: number, value: ApexValue): void {
    this.items[this.#checked(index)] = value;
  }

  add(value: ApexValue): void {
    this.#changes++;
    this.items.push(value);
  }

  insertAt(index: number, value: ApexValue): void {
    this.#changes++;
    if (index !== this.items.length) this.#checked(index);
    this.items.splice(index, 0, value);
  }

  addAll(values: Iterable<ApexValue>): void {
    this.#changes++;
    this.items = this.items.concat([...values]);
  }

  removeAt(index: number): ApexValue {
    this.#changes++;
    return this.items.splice(this.#checked(index), 1)[0] ?? null;
  }

  clear(): void {
    this.#changes++;
    this.items = [];
  }

  /** The place of the first item that equals the value, or -1. */
  indexOf(value: ApexValue): number {
    return this.items.findIndex((item) => valueEquals(item, value));
  }

  /** For loops over the list: one that goes on after items were added or removed is refused, one that is left is not. */
  *iterate(): Generator<ApexValue, void> {
    const before = this.#changes;
    for (let at = 0; at !== this.items.length; at++) {
      if (this.#changes !== before) refuseChange();
      yield this.items[at] ?? null;
    }
  }

  #checked(index: number): number {
    if (index < 0 || index >= this.items.length) {
      raise("System.ListException", `List index out of bounds: ${index}`);
    }
    return index;
  }
}
