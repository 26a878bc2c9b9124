import assert from "node:assert/strict";
import type { UserContext } from "../../../security/types.ts";
import { withExecution, type Execution } from "../../runtime/execution.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { ApexDecimal, ApexDouble, ApexList, textOf, type ApexValue } from "../../runtime/values/index.ts";
import { libraryFunction } from "../registry.ts";

/** Calls a static method; for an overload of its own name its parameter types: `callStatic("Math.abs", [1], "Integer")`. */
export function callStatic(path: string, args: ApexValue[], ...types: string[]): ApexValue {
  const at = path.lastIndexOf(".");
  return run(path.slice(0, at), "static", path.slice(at + 1), args, types);
}

/** Calls an instance method: the first argument is the object. */
export function callMethod(path: string, args: ApexValue[], ...types: string[]): ApexValue {
  const at = path.lastIndexOf(".");
  return run(path.slice(0, at), "method", path.slice(at + 1), args, types);
}

function run(
  className: string,
  kind: "static" | "method",
  name: string,
  args: ApexValue[],
  types: string[]
): ApexValue {
  const found = libraryFunction(className, kind, name, types);
  assert.ok(found, `${className}.${name}(${types.join(",")}) is in no table`);
  return found(...args) ?? null;
}

/** Runs the work as a user with this time zone and locale. */
export function asUser<T>(timeZone: string, work: () => T, locale = "en_US"): T {
  const user: Partial<UserContext> = { timeZone, locale, userId: "005000000000001AAA" };
  const execution = { user, frame: null, debugLog: [], test: null } as unknown as Execution;
  return withExecution(execution, work);
}

/** The `Type: message` of the Apex exception that the work throws. */
export function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexException) return error.describe();
    throw error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}

export const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text) ?? new ApexDecimal(Number.NaN);
export const double = (value: number): ApexDouble => new ApexDouble(value);
export const strings = (...items: ApexValue[]): ApexList => new ApexList("String", items);
export const text = textOf;
