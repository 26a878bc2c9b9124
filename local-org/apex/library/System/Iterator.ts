import type { ApexSet } from "../../runtime/values/index.ts";
import {
  ApexList,
  isInstance,
  PlatformObject,
  raise,
  type ApexInstance,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";

/** What `iterator()` of a collection gives. */
export class ApexIterator extends PlatformObject {
  readonly apexType = "System.Iterator";
  readonly #values: readonly ApexValue[];
  #at = 0;

  constructor(values: Iterable<ApexValue>) {
    super();
    this.#values = [...values];
  }

  hasNext(): boolean {
    return this.#at < this.#values.length;
  }

  next(): ApexValue {
    if (!this.hasNext()) raise("System.NoSuchElementException", "Iterator has no more elements");
    return this.#values[this.#at++] ?? null;
  }

  override apexHas(method: string): boolean {
    return ["hasnext", "next"].includes(method.toLowerCase());
  }

  override apexCall(method: string): ApexValue {
    return method.toLowerCase() === "next" ? this.next() : this.hasNext();
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm */
export const IteratorClass: LibraryClass = {
  name: "System.Iterator",
  methods: {
    hasNext: (self: ApexInstance) => self.apexCall("hasNext"),
    next: (self: ApexInstance) => self.apexCall("next")
  }
};

/** A collection or a project's class, through a variable of the type `Iterable`. */
export const IterableClass: LibraryClass = {
  name: "System.Iterable",
  methods: {
    iterator: (self: ApexInstance | ApexList | ApexSet) =>
      isInstance(self) ? self.apexCall("iterator") : listIterator(self)
  }
};

/** `iterator()` of a List or a Set. */
export function listIterator(collection: ApexList | ApexSet): ApexIterator {
  return new ApexIterator(collection instanceof ApexList ? collection.items : collection.values());
}
