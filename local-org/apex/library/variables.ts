import { PlatformObject, type ApexValue } from "../runtime/values/index.ts";
import type { LibraryClass, LibraryFunction, LibraryProperty } from "./library.ts";

/** An object of a library class that is no more than its variables. */
export abstract class VariablesObject extends PlatformObject {
  readonly variables = new Map<string, ApexValue>();

  get(name: string): ApexValue {
    return this.variables.get(name.toLowerCase()) ?? null;
  }

  override apexFields(): [string, ApexValue][] {
    return [...this.variables];
  }
}

/** `x.Name`, `getName()`, `isName()` and `setName(value)` for each of the names. */
export function variableMembers(names: readonly string[]): Required<Pick<LibraryClass, "methods" | "properties">> {
  const methods: Record<string, LibraryFunction> = {};
  const properties: Record<string, LibraryProperty<never>> = {};
  for (const name of names) {
    const get = (self: VariablesObject): ApexValue => self.get(name);
    const set = (self: VariablesObject, value: ApexValue): void => void self.variables.set(name.toLowerCase(), value);
    Object.assign(methods, { [`get${name}`]: get, [`is${name}`]: get, [`set${name}`]: set });
    properties[name] = { get: get as LibraryProperty<never>["get"], set: set as LibraryProperty<never>["set"] };
  }
  return { methods, properties };
}
