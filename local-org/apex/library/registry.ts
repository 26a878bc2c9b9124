import type { ApexValue } from "../runtime/values/index.ts";
import { databaseClasses } from "./Database/index.ts";
import { allLibraryEnums, enumClass } from "./enums.ts";
import type { LibraryClass, LibraryFunction, LibraryProperty } from "./library.ts";
import { otherClasses } from "./others.ts";
import { schemaClasses } from "./Schema/index.ts";
import { systemClasses } from "./System/index.ts";

type Callable = (...args: ApexValue[]) => ApexValue | undefined;

/** All classes of the library that the local org has, its enums included. */
export const libraryClasses: readonly LibraryClass[] = [
  ...systemClasses,
  ...schemaClasses,
  ...databaseClasses,
  ...otherClasses,
  ...allLibraryEnums().map(enumClass)
];

/** The members of one class by lower-case key. */
interface Table {
  static: Map<string, LibraryFunction>;
  method: Map<string, LibraryFunction>;
  constructor: Map<string, LibraryFunction>;
  property: Map<string, LibraryProperty<never>>;
  staticProperty: Map<string, LibraryProperty<void>>;
}

const tables = new Map(libraryClasses.map((each) => [simpleKey(each.name), tabulate(each)]));

/**
 * A function of the library: by class (`String` or `System.String`), kind, name and the declared types of its parameters, in any case.
 * Undefined where the local org has none: calling it is not supported.
 */
export function libraryFunction(
  className: string,
  kind: "static" | "method" | "constructor",
  name: string,
  parameterTypes: readonly string[]
): Callable | undefined {
  const table = tables.get(simpleKey(className))?.[kind];
  const plain = kind === "constructor" ? "" : name.toLowerCase();
  const types = parameterTypes.map((type) => type.replaceAll(" ", "")).join(",");
  const found = table?.get(`${plain}(${types.toLowerCase()})`) ?? table?.get(plain);
  return found as Callable | undefined;
}

/** A variable of a library object, such as `request.requestBody`. */
export function libraryProperty(className: string, name: string): LibraryProperty<never> | undefined {
  return tables.get(simpleKey(className))?.property.get(name.toLowerCase());
}

/** A static variable or constant, such as `Math.PI` or `RoundingMode.HALF_UP`. */
export function libraryStaticProperty(className: string, name: string): LibraryProperty<void> | undefined {
  return tables.get(simpleKey(className))?.staticProperty.get(name.toLowerCase());
}

function tabulate(each: LibraryClass): Table {
  return {
    static: lowered(each.statics),
    method: lowered(each.methods),
    constructor: lowered(each.constructors),
    property: lowered(each.properties),
    staticProperty: lowered(each.staticProperties)
  };
}

function lowered<T>(members: Record<string, T> = {}): Map<string, T> {
  return new Map(Object.entries(members).map(([key, member]) => [key.toLowerCase(), member]));
}

/** `System.String` and `String` are the same. */
function simpleKey(name: string): string {
  return name.toLowerCase().replace(/^system\./, "");
}
