import { currentExecution, type Platform } from "../../runtime/execution.ts";
import {
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  isInstance,
  PlatformObject,
  raise,
  type ApexValue
} from "../../runtime/values/index.ts";
import type { TestContext } from "../../testing/context.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import type { ApexType } from "../System/Type.ts";

const DEFAULT_PARTITION = "local.default";
/** Each test has a cache of its own. */
const stores = new WeakMap<Platform | TestContext, Map<string, Map<string, ApexValue>>>();

class ApexPartition extends PlatformObject {
  readonly apexType: string;
  readonly name: string;

  constructor(apexType: string, name: string) {
    super();
    this.apexType = apexType;
    this.name = name;
  }

  /** Its values by key, kept in memory for as long as the org runs; the session's by user. */
  values(): Map<string, ApexValue> {
    const { platform, test, user } = currentExecution();
    const owner = test ?? platform;
    const all = stores.get(owner) ?? new Map<string, Map<string, ApexValue>>();
    stores.set(owner, all);
    const key = this.apexType.startsWith("cache.Session") ? `${user.userId} ${this.name}` : this.name;
    const values = all.get(key) ?? new Map<string, ApexValue>();
    all.set(key, values);
    return values;
  }

  put(key: string, value: ApexValue): void {
    checkValue(value);
    this.values().set(checkedKey(key), value);
  }

  /** A value that is missing is loaded by the builder. */
  load(builder: ApexType, key: string): ApexValue {
    const [values, ownKey] = [this.values(), builderKey(builder, key)];
    const known = values.get(ownKey);
    if (known !== undefined) return known;
    const made = currentExecution().catalog.make(builder.name, []);
    const loaded = isInstance(made) ? made.apexCall("doLoad", key) : null;
    if (loaded !== null) values.set(ownKey, loaded);
    return loaded;
  }
}

const methods: Record<string, LibraryFunction> = {
  "contains(String)": (self: ApexPartition, key: string) => self.values().has(checkedKey(key)),
  "contains(Set<String>)": (self: ApexPartition, keys: ApexSet) =>
    byKey("Boolean", keys, (key) => self.values().has(checkedKey(key))),
  "get(String)": (self: ApexPartition, key: string) => self.values().get(checkedKey(key)) ?? null,
  "get(Set<String>)": (self: ApexPartition, keys: ApexSet) =>
    byKey("Object", keys, (key) => self.values().get(checkedKey(key)) ?? null),
  "get(System.Type,String)": (self: ApexPartition, builder: ApexType, key: string) => self.load(builder, key),
  getKeys: (self: ApexPartition) => new ApexSet("String", self.values().keys()),
  getName: (self: ApexPartition) => self.name,
  getNumKeys: (self: ApexPartition) => BigInt(self.values().size),
  isAvailable: () => true,
  put: (self: ApexPartition, key: string, value: ApexValue) => self.put(key, value),
  getAvgGetSize: () => 0n,
  getAvgGetTime: () => 0n,
  getAvgValueSize: () => 0n,
  getCapacity: () => 0,
  getMaxGetSize: () => 0n,
  getMaxGetTime: () => 0n,
  getMaxValueSize: () => 0n,
  getMissRate: () => new ApexDouble(0),
  "remove(System.Type,String)": (self: ApexPartition, builder: ApexType, key: string) =>
    self.values().delete(builderKey(builder, key)),
  "remove(String)": (self: ApexPartition, key: string) => self.values().delete(checkedKey(key))
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm */
const keyStatics: Record<string, LibraryFunction> = {
  createFullyQualifiedKey: (namespace: string, partition: string, key: string) => `${namespace}.${partition}.${key}`,
  createFullyQualifiedPartition: (namespace: string, partition: string) => `${namespace}.${partition}`,
  validateKey: (_isDefault: boolean, key: string) => void checkedKey(key),
  validateKeyValue: (_isDefault: boolean, key: string, value: ApexValue) => {
    checkedKey(key);
    checkValue(value);
  },
  validateKeys: (_isDefault: boolean, keys: ApexList) => {
    for (const key of keys.items) checkedKey(String(key));
  },
  validatePartitionName: (name: string) => {
    if (!/^\w+\.[A-Za-z0-9]+$/.test(name)) raise("cache.InvalidParamException", `Invalid partition name: ${name}`);
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Org.htm and its like */
export const cacheClasses: readonly LibraryClass[] = [
  { name: "cache.Partition", methods, statics: keyStatics },
  ...["Org", "Session"].flatMap((kind) => [
    { name: `cache.${kind}Partition`, methods, statics: keyStatics },
    { name: `cache.${kind}`, statics: { ...staticsOf(`cache.${kind}Partition`), ...(kind === "Org" ? ofLists() : {}) } }
  ])
];

/** The same on the default partition. */
function staticsOf(type: string): Record<string, LibraryFunction> {
  const partition = new ApexPartition(type, DEFAULT_PARTITION);
  const statics: Record<string, LibraryFunction> = {};
  for (const [name, run] of Object.entries(methods)) {
    const call = run as (...args: ApexValue[]) => ApexValue | undefined;
    statics[name] = (...args: ApexValue[]) => call(partition, ...args);
  }
  statics["getPartition"] = (name: string) => new ApexPartition(type, name);
  return statics;
}

/** What the cache of the org does with lists of keys, that of sessions not. */
function ofLists(): Record<string, LibraryFunction> {
  const partition = new ApexPartition("cache.OrgPartition", DEFAULT_PARTITION);
  const values = (): Map<string, ApexValue> => partition.values();
  return {
    "contains(List<String>)": (keys: ApexList) => each("Boolean", keys, (key) => values().has(key)),
    "get(List<String>)": (keys: ApexList) => each("Object", keys, (key) => values().get(key) ?? null),
    "remove(List<String>)": (keys: ApexList) => each("Boolean", keys, (key) => values().delete(key))
  };
}

function each(type: string, keys: ApexList, answer: (key: string) => ApexValue): ApexList {
  return new ApexList(
    type,
    keys.items.map((key) => answer(checkedKey(String(key))))
  );
}

function byKey(valueType: string, keys: ApexSet, valueOf: (key: string) => ApexValue): ApexMap {
  return new ApexMap(
    "String",
    valueType,
    [...keys.values()].map((key) => [key, valueOf(String(key))])
  );
}

function checkValue(value: ApexValue): void {
  if (value === null) raise("cache.InvalidParamException", "Cache value cannot be null");
}

function checkedKey(key: string): string {
  if (/^[A-Za-z0-9.]+$/.test(key)) return key.split(".").at(-1) ?? key;
  raise("cache.InvalidParamException", `Invalid key: ${key}. Keys must be alphanumeric`);
}

/** What a builder loads has a key of its own, with the builder's name: another builder may load another value for the same key. */
function builderKey(builder: ApexType, key: string): string {
  return `${builder.name.replace(".", "")}${checkedKey(key)}`;
}
