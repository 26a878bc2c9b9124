import { NotSupportedError } from "../../../errors.ts";
import type { LibraryProperty } from "../../library/library.ts";
import { libraryFunction, libraryProperty, libraryStaticProperty } from "../../library/registry.ts";
import type { Universe } from "../../types/universe.ts";
import { currentExecution } from "../execution.ts";
import { PlatformException, type ApexException } from "../exceptions.ts";
import { PlainObject } from "../plainObject.ts";
import type { ApexEnumValue, ApexValue } from "../values/index.ts";
import { splitTypes } from "../../types/library.ts";

// Tables' functions take the types that the signatures name; the compiler has checked and converted the arguments.
type Callable = (...args: ApexValue[]) => ApexValue | undefined;
type Kind = "static" | "method" | "constructor";

/** How compiled code reads and writes a variable of a library class. */
export interface Accessor {
  get(object?: unknown): ApexValue;
  assign(object: unknown, value: ApexValue): ApexValue;
}

/** Finds what stands behind the standard library's signatures; what no table holds throws `NotSupportedError` when it is used. */
export class LibraryLinks {
  readonly #universe: Universe;

  constructor(universe: Universe) {
    this.#universe = universe;
  }

  static(owner: string, name: string, types: string, file: string): Callable {
    return this.#find(owner, "static", name, types) ?? missing(`${owner}.${name}(${types})`, file);
  }

  method(owner: string, name: string, types: string, file: string): Callable {
    const found = this.#find(owner, "method", name, types);
    if (found !== undefined) return found;
    if (this.#universe.find(owner)?.declaration.kind === "enum") {
      return (self, ...args) => enumMethod(self as ApexEnumValue, name, ...args);
    }
    const unsupported = missing(`${owner}.${name}(${types})`, file);
    return (self = null, ...args) => readVariable(self, name) ?? unsupported(self, ...args);
  }

  /** A function that takes the type's name and the arguments. */
  create(owner: string, types: string, file: string): Callable {
    const found = libraryFunction(constructedAs(owner), "constructor", "", splitTypes(types));
    if (found !== undefined) return found;
    if (this.#isException(owner)) return (type, ...args) => newException(String(type), args);
    return types === "" ? (type) => new PlainObject(String(type)) : missing(`new ${owner}(${types})`, file);
  }

  property(owner: string, name: string): Accessor {
    const found = libraryProperty(owner, name);
    return found === undefined ? plainVariable(owner, name) : accessor(found, owner, name);
  }

  staticProperty(owner: string, name: string): Accessor {
    const found = libraryStaticProperty(owner, name);
    return found === undefined ? plainVariable(owner, name) : accessor(found, owner, name);
  }

  /** A function of the class's own table, or of a class above it. */
  #find(owner: string, kind: Kind, name: string, types: string): Callable | undefined {
    for (const above of this.#above(owner)) {
      const found = libraryFunction(above, kind, name, splitTypes(types));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #isException(owner: string): boolean {
    return this.#above(owner).includes("Exception");
  }

  #above(owner: string): string[] {
    const names: string[] = [];
    for (let type = this.#universe.find(owner) ?? null; type !== null; type = type.declaration.superType()) {
      names.push(type.declaration.name);
    }
    return names;
  }
}

/** Interviews of all flows are made alike. */
function constructedAs(owner: string): string {
  return owner.startsWith("Flow.Interview.") ? "Flow.Interview" : owner;
}

/** `name()`, `ordinal()` and the other methods of every enum value. */
export function enumMethod(value: ApexEnumValue, name: string, ...args: ApexValue[]): ApexValue {
  const key = name.toLowerCase();
  if (key === "ordinal") return value.ordinal;
  if (key === "equals") return value === args[0];
  return key === "hashcode" ? value.ordinal : value.name;
}

function accessor(found: LibraryProperty<never> | LibraryProperty<void>, owner: string, name: string): Accessor {
  const { get, set } = found as LibraryProperty<unknown>;
  return {
    get,
    assign: (object, value) => {
      if (set === undefined) throw new NotSupportedError(`assigning ${owner}.${name}`);
      set(object, value as never);
      return value;
    }
  };
}

/** A variable that no table has is kept in the object. */
function plainVariable(owner: string, name: string): Accessor {
  const key = name.toLowerCase();
  const variables = (object: unknown): Map<string, ApexValue> => {
    if (object instanceof PlainObject) return object.variables;
    throw new NotSupportedError(
      `${owner}.${name}`,
      `${currentExecution().frame?.name}:${currentExecution().frame?.line}`
    );
  };
  return {
    get: (object) => variables(object).get(key) ?? null,
    assign: (object, value) => {
      variables(object).set(key, value);
      return value;
    }
  };
}

/** `getName()` and `isReady()` of an object that JSON has made. */
function readVariable(self: ApexValue, getter: string): ApexValue {
  if (!(self instanceof PlainObject)) return null;
  return self.variables.get(getter.toLowerCase().replace(/^(get|is)/, "")) ?? null;
}

function missing(what: string, file: string): Callable {
  return () => {
    throw new NotSupportedError(what, `${file}:${currentExecution().frame?.line ?? 0}`);
  };
}

function newException(type: string, args: ApexValue[]): PlatformException {
  const message = args.find((arg) => typeof arg === "string") ?? null;
  const cause = args.find((arg) => typeof arg === "object" && arg !== null) as ApexException | undefined;
  return new PlatformException(type, message, cause ?? null);
}
