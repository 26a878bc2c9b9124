import type { ApexSet } from "../../runtime/values/index.ts";
import {
  ApexList,
  ApexSObject,
  hashCode,
  raise,
  splitTypeName,
  textOf,
  valueEquals,
  type ApexInstance,
  type ApexValue
} from "../../runtime/values/index.ts";
import { compareForSort } from "../compare.ts";
import { iterate } from "../iterate.ts";
import type { LibraryClass } from "../library.ts";
import { sObjectTypeNamed } from "../Schema/SObjectType.ts";
import { ApexIterator } from "./Iterator.ts";

type Collection = ApexList | ApexSet;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */
export const ListClass: LibraryClass = {
  name: "System.List",
  constructors: {
    "()": (type: string) => new ApexList(elementType(type)),
    "(Integer)": (type: string, size: number) => new ApexList(elementType(type), Array<ApexValue>(size).fill(null)),
    "": (type: string, values: Collection | null) => new ApexList(elementType(type), [...iterate(values)])
  },
  methods: {
    add: (self: ApexList, ...args: ApexValue[]) => add(self, args),
    addAll: (self: ApexList, values: Collection | null) => self.addAll([...iterate(values)]),
    clear: (self: ApexList) => self.clear(),
    clone: (self: ApexList) => new ApexList(self.elementType, [...self.items]),
    contains: (self: ApexList, value: ApexValue) => self.indexOf(value) >= 0,
    deepClone: (self: ApexList, ids = false, timestamps = false, autonumber = false) =>
      new ApexList(
        self.elementType,
        self.items.map((item) => (item instanceof ApexSObject ? item.clone(ids, true, timestamps, autonumber) : item))
      ),
    equals: (self: ApexList, other: ApexValue) => valueEquals(self, other),
    get: (self: ApexList, index: number) => self.get(index),
    getSObjectType: (self: ApexList) => sObjectTypeNamed(self.elementType),
    hashCode: (self: ApexList) => hashCode(self),
    indexOf: (self: ApexList, value: ApexValue) => self.indexOf(value),
    isEmpty: (self: ApexList) => self.size === 0,
    iterator: (self: ApexList) => new ApexIterator(self.items),
    remove: (self: ApexList, index: number) => self.removeAt(index),
    set: (self: ApexList, index: number, value: ApexValue) => self.set(index, value),
    size: (self: ApexList) => self.size,
    "sort()": (self: ApexList) => sort(self, compareForSort),
    sort: (self: ApexList, comparator: ApexInstance | null) => sort(self, comparison(comparator)),
    toString: (self: ApexList) => textOf(self)
  }
};

/** `add(value)` or `add(index, value)`. */
function add(list: ApexList, [first = null, second]: ApexValue[]): void {
  if (second === undefined) list.add(first);
  else list.insertAt(Number(first), second);
}

function elementType(type: string): string {
  return splitTypeName(type).parameters[0] ?? "Object";
}

function sort(list: ApexList, compare: (left: ApexValue, right: ApexValue) => number): void {
  list.items = [...list.items].sort(compare);
}

function comparison(comparator: ApexInstance | null): (left: ApexValue, right: ApexValue) => number {
  if (comparator === null) raise("System.NullPointerException", "Argument cannot be null.");
  return (left, right) => Number(comparator.apexCall("compare", left, right));
}
