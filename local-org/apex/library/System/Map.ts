import {
  ApexList,
  ApexMap,
  ApexSObject,
  hashCode,
  raise,
  splitTypeName,
  textOf,
  valueEquals,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { sObjectTypeNamed } from "../Schema/SObjectType.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm */
export const MapClass: LibraryClass = {
  name: "System.Map",
  constructors: {
    "": (type: string, source?: ApexMap | ApexList | null) => {
      const [keyType = "Object", valueType = "Object"] = splitTypeName(type).parameters;
      const map = new ApexMap(keyType, valueType);
      if (source instanceof ApexList) for (const record of source.items) putNewRecord(map, record);
      else if (source !== undefined) putAll(map, source);
      return map;
    }
  },
  methods: {
    clear: (self: ApexMap) => self.clear(),
    clone: (self: ApexMap) => new ApexMap(self.keyType, self.valueType, self.entries()),
    containsKey: (self: ApexMap, key: ApexValue) => self.containsKey(key),
    deepClone: (self: ApexMap) => new ApexMap(self.keyType, self.valueType, [...self.entries()].map(deepCloned)),
    equals: (self: ApexMap, other: ApexValue) => valueEquals(self, other),
    get: (self: ApexMap, key: ApexValue) => self.get(key),
    getSObjectType: (self: ApexMap) => sObjectTypeNamed(self.valueType),
    hashCode: (self: ApexMap) => hashCode(self),
    isEmpty: (self: ApexMap) => self.size === 0,
    keySet: (self: ApexMap) => self.keySet(),
    put: (self: ApexMap, key: ApexValue, value: ApexValue) => self.put(key, value),
    putAll: (self: ApexMap, source: ApexMap | ApexList | null) => putAll(self, source),
    remove: (self: ApexMap, key: ApexValue) => self.remove(key),
    size: (self: ApexMap) => self.size,
    toString: (self: ApexMap) => textOf(self),
    values: (self: ApexMap) => self.values()
  }
};

function putAll(map: ApexMap, source: ApexMap | ApexList | null): void {
  if (source === null) raise("System.NullPointerException", "Argument cannot be null.");
  if (source instanceof ApexMap) for (const [key, value] of source.entries()) map.put(key, value);
  else for (const record of source.items) putRecord(map, record);
}

/** A map that is made of records is strict about their ids; one that is given more later is not. */
function putNewRecord(map: ApexMap, record: ApexValue): void {
  const id = record instanceof ApexSObject ? record.id : null;
  if (id === null && record !== null) raise("System.ListException", `Row with null Id at index: ${map.size}`);
  if (map.containsKey(id)) raise("System.ListException", `Row with duplicate Id at index: ${map.size}`);
  putRecord(map, record);
}

function putRecord(map: ApexMap, record: ApexValue): void {
  if (!(record instanceof ApexSObject)) raise("System.ListException", "Null row in list");
  map.put(record.id, record);
}

function deepCloned([key, value]: [ApexValue, ApexValue]): [ApexValue, ApexValue] {
  return [key, value instanceof ApexSObject ? value.clone(true, true, true, true) : value];
}
