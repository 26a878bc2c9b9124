import type { ApexList } from "../../runtime/values/index.ts";
import { ApexSet, hashCode, splitTypeName, textOf, valueEquals, type ApexValue } from "../../runtime/values/index.ts";
import { iterate } from "../iterate.ts";
import type { LibraryClass } from "../library.ts";
import { ApexIterator } from "./Iterator.ts";

type Collection = ApexList | ApexSet;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm */
export const SetClass: LibraryClass = {
  name: "System.Set",
  constructors: {
    "()": (type: string) => new ApexSet(elementType(type)),
    "": (type: string, values: Collection | null) => new ApexSet(elementType(type), iterate(values))
  },
  methods: {
    add: (self: ApexSet, value: ApexValue) => self.add(value),
    addAll: (self: ApexSet, values: Collection | null) => changes(values, (value) => self.add(value)),
    clear: (self: ApexSet) => self.clear(),
    clone: (self: ApexSet) => new ApexSet(self.elementType, self.values()),
    contains: (self: ApexSet, value: ApexValue) => self.contains(value),
    containsAll: (self: ApexSet, values: Collection | null) =>
      [...iterate(values)].every((value) => self.contains(value)),
    equals: (self: ApexSet, other: ApexValue) => valueEquals(self, other),
    hashCode: (self: ApexSet) => hashCode(self),
    isEmpty: (self: ApexSet) => self.size === 0,
    iterator: (self: ApexSet) => new ApexIterator(self.values()),
    remove: (self: ApexSet, value: ApexValue) => self.remove(value),
    removeAll: (self: ApexSet, values: Collection | null) => changes(values, (value) => self.remove(value)),
    retainAll: (self: ApexSet, values: Collection | null) => {
      const kept = new ApexSet(self.elementType, iterate(values));
      return [...self.values()].filter((value) => !kept.contains(value) && self.remove(value)).length > 0;
    },
    size: (self: ApexSet) => self.size,
    toString: (self: ApexSet) => textOf(self)
  }
};

function elementType(type: string): string {
  return splitTypeName(type).parameters[0] ?? "Object";
}

/** Does it for each value; true where one of them changed the set. */
function changes(values: Collection | null, change: (value: ApexValue) => boolean): boolean {
  return [...iterate(values)].map(change).includes(true);
}
