import type { ApexValue } from "../runtime/values/index.ts";
import { enumClass, libraryEnum } from "./enums.ts";
import type { LibraryClass, LibraryFunction, LibraryProperty } from "./library.ts";
import { databaseClasses } from "./Database/index.ts";
import { otherClasses } from "./others.ts";
import { schemaClasses } from "./Schema/index.ts";
import { systemClasses } from "./System/index.ts";

type Callable = (...args: ApexValue[]) => ApexValue | void;

/** The members of one class by lower-case key. */
interface Table {
  static: Map<string, LibraryFunction>;
  method: Map<string, LibraryFunction>;
  constructor: Map<string, LibraryFunction>;
  property: Map<string, LibraryProperty<never>>;
  staticProperty: Map<string, LibraryProperty<void>>;
}

let tables: Map<string, Table> | null = null;

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
  const table = tableOf(className)?.[kind];
  const plain = kind === "constructor" ? "" : name.toLowerCase();
  const types = parameterTypes.map((type) => type.replaceAll(" ", "")).join(",");
  const found = table?.get(`${plain}(${types.toLowerCase()})`) ?? table?.get(plain);
  return found as Callable | undefined;
}

/** A variable of a library object, such as `request.requestBody`. */
export function libraryProperty(className: string, name: string): LibraryProperty<never> | undefined {
  return tableOf(className)?.property.get(name.toLowerCase());
}

/** A static variable or constant, such as `Math.PI` or `RoundingMode.HALF_UP`. */
export function libraryStaticProperty(className: string, name: string): LibraryProperty<void> | undefined {
  return tableOf(className)?.staticProperty.get(name.toLowerCase());
}

function tableOf(className: string): Table | undefined {
  tables ??= new Map(
    [...systemClasses, ...schemaClasses, ...databaseClasses, ...otherClasses].map((each) => [
      each.name.toLowerCase(),
      tabulate(each)
    ])
  );
  const name = className.toLowerCase();
  return tables.get(name) ?? tables.get(`system.${name}`) ?? enumTable(name);
}

function enumTable(name: string): Table | undefined {
  const values = libraryEnum(name) ?? libraryEnum(`system.${name}`);
  if (values === undefined) return undefined;
  const table = tabulate(enumClass(values));
  tables?.set(name, table);
  return table;
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
