import { readFileSync } from "node:fs";
import { PlainObject } from "../runtime/plainObject.ts";
import type { ApexValue } from "../runtime/values/index.ts";
import type { LibraryClass, LibraryFunction } from "./library.ts";

/** Constructors by their parameters, with the variables that the arguments go to: `{ "(String,String)": ["value", "label"] }`. */
type Constructors = Record<string, readonly string[]>;

/**
 * A class that does no more than keep what it is given: its variables, and its methods `getX`, `isX` and `setX` as the signatures have them.
 * @param initial the values of variables before anything is set
 */
export function dataClass(
  name: string,
  constructors: Constructors = {},
  initial: Record<string, ApexValue> = {}
): LibraryClass {
  const methods = Object.fromEntries(accessorsOf(name).map((method) => [method, accessor(method)]));
  return { name, methods, constructors: Object.fromEntries(makers(name, constructors, initial)) };
}

/** An object of a data class with these values. */
export function dataObject(name: string, values: Record<string, ApexValue>): PlainObject {
  const object = new PlainObject(name);
  for (const [variable, value] of Object.entries(values)) object.variables.set(variable.toLowerCase(), value);
  return object;
}

function accessor(method: string): LibraryFunction {
  const variable = method.replace(/^(?:get|set|is)/, "").toLowerCase();
  if (!method.startsWith("set")) return (self: PlainObject) => self.variables.get(variable) ?? null;
  return (self: PlainObject, value: ApexValue) => void self.variables.set(variable, value);
}

function* makers(name: string, constructors: Constructors, initial: Record<string, ApexValue>) {
  for (const [key, variables] of Object.entries({ "": [], ...constructors })) {
    const make = (_type: string, ...args: ApexValue[]): PlainObject => {
      const given = variables.map((variable, at) => [variable, args[at] ?? null] as const);
      return dataObject(name, { ...initial, ...Object.fromEntries(given) });
    };
    yield [key, make] as [string, LibraryFunction];
  }
}

let text: string | null = null;

function accessorsOf(name: string): string[] {
  text ??= readFileSync(new URL("../types/standard-library.txt", import.meta.url), "utf8");
  const start = text.indexOf(`\nclass ${name} `);
  const body = text.slice(start, text.indexOf("\n}", start));
  return [...body.matchAll(/^ {2}\S.* ((?:get|is|set)[A-Z]\w*)\(.*\)$/gm)].map((match) => match[1] ?? "");
}
