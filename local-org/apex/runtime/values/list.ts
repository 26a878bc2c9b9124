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
  #iterating = 0;

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
    this.#refuseWhileIterating();
    this.items.push(value);
  }

  insertAt(index: number, value: ApexValue): void {
    this.#refuseWhileIterating();
    if (index !== this.items.length) this.#checked(index);
    this.items.splice(index, 0, value);
  }

  addAll(values: Iterable<ApexValue>): void {
    this.#refuseWhileIterating();
    this.items = this.items.concat([...values]);
  }

  removeAt(index: number): ApexValue {
    this.#refuseWhileIterating();
    return this.items.splice(this.#checked(index), 1)[0] ?? null;
  }

  clear(): void {
    this.#refuseWhileIterating();
    this.items = [];
  }

  /** The place of the first item that equals the value, or -1. */
  indexOf(value: ApexValue): number {
    return this.items.findIndex((item) => valueEquals(item, value));
  }

  /** For loops over the list: while one runs, items can be replaced but neither added nor removed. */
  *iterate(): Generator<ApexValue, void> {
    this.#iterating++;
    try {
      for (let at = 0; at < this.items.length; at++) yield this.items[at] ?? null;
    } finally {
      this.#iterating--;
    }
  }

  #refuseWhileIterating(): void {
    if (this.#iterating > 0) refuseChange();
  }

  #checked(index: number): number {
    if (index < 0 || index >= this.items.length) {
      raise("System.ListException", `List index out of bounds: ${index}`);
    }
    return index;
  }
}
