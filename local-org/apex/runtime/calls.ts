import type { ApexException } from "./exceptions.ts";
import { ApexObject } from "./object.ts";
import { ApexList, ApexSet, hashCode, isInstance, textOf, valueEquals, type ApexValue } from "./values/index.ts";
import { ApexIterator } from "../library/System/Iterator.ts";

/** Calls a method of an interface of the library: on a class of the project, an object of the library, or a collection. */
export function callInterface(object: ApexValue, method: string, ...args: ApexValue[]): ApexValue {
  if (isInstance(object)) return object.apexCall(method, ...args);
  if (object instanceof ApexList && method === "iterator") return new ApexIterator(object.items);
  if (object instanceof ApexSet && method === "iterator") return new ApexIterator(object.values());
  throw new TypeError(`no method ${method} of ${textOf(object)} to call`);
}

/** A method of Exception, unless the exception's own class overrides it. */
export function callException(
  exception: ApexException,
  method: string,
  ofLibrary: (self: ApexException, ...args: ApexValue[]) => ApexValue,
  ...args: ApexValue[]
): ApexValue {
  return exception.apexHas(method, args.length) ? exception.apexCall(method, ...args) : ofLibrary(exception, ...args);
}

/** `toString()`, `equals(other)` and `hashCode()`, which every object has; `clone()`, a shallow copy, which those of the project have. */
export function objectMethod(object: ApexValue, method: string, ...args: ApexValue[]): ApexValue {
  if (object instanceof ApexObject && object.apexHas(method, args.length)) return object.apexCall(method, ...args);
  if (method === "clone") return Object.assign(Object.create(Object.getPrototypeOf(object)) as ApexObject, object);
  if (method === "equals") return valueEquals(object, args[0] ?? null);
  return method === "hashcode" ? hashCode(object) : textOf(object);
}
