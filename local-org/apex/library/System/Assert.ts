import { currentExecution } from "../../runtime/execution.ts";
import { apexException } from "../../runtime/exceptions.ts";
import { UncatchableError } from "../../runtime/frames.ts";
import { operatorEquals, textOf, typeNameOf, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass, LibraryFunction } from "../library.ts";
import type { ApexType } from "./Type.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm */
export const AssertClass: LibraryClass = {
  name: "System.Assert",
  statics: {
    areEqual: (expected: ApexValue, actual: ApexValue, message?: ApexValue) => assertEqual(expected, actual, message),
    areNotEqual: (notExpected: ApexValue, actual: ApexValue, message?: ApexValue) =>
      assertNotEqual(notExpected, actual, message),
    fail: (message?: ApexValue) => fail(message),
    isTrue: (condition: boolean | null, message?: ApexValue) => assertTrue(condition, message),
    isFalse: (condition: boolean | null, message?: ApexValue) => assertEqual(false, condition, message),
    isNull: (value: ApexValue, message?: ApexValue) => assertEqual(null, value, message),
    isNotNull: (value: ApexValue, message?: ApexValue) => assertNotEqual(null, value, message),
    isInstanceOfType: (value: ApexValue, type: ApexType, message?: ApexValue) =>
      isOfType(value, type) || fail(message, `Expected: ${type.name}, Actual: ${typeNameOf(value)}`),
    isNotInstanceOfType: (value: ApexValue, type: ApexType, message?: ApexValue) =>
      !isOfType(value, type) || fail(message, `Not expected: ${type.name}, Actual: ${typeNameOf(value)}`)
  }
};

/** `System.assert`, `assertEquals` and `assertNotEquals`. */
export const assertStatics: Record<string, LibraryFunction> = {
  assert: (condition: boolean | null, message?: ApexValue) => assertTrue(condition, message),
  assertEquals: (expected: ApexValue, actual: ApexValue, message?: ApexValue) => assertEqual(expected, actual, message),
  assertNotEquals: (notExpected: ApexValue, actual: ApexValue, message?: ApexValue) =>
    assertNotEqual(notExpected, actual, message)
};

function assertTrue(condition: boolean | null, message: ApexValue | undefined): void {
  if (condition !== true) fail(message);
}

function assertEqual(expected: ApexValue, actual: ApexValue, message: ApexValue | undefined): void {
  if (!sameForAssert(expected, actual)) fail(message, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
}

function assertNotEqual(notExpected: ApexValue, actual: ApexValue, message: ApexValue | undefined): void {
  if (sameForAssert(notExpected, actual)) fail(message, `Same value: ${textOf(actual)}`);
}

/** As `==`, but Strings with their case. */
function sameForAssert(left: ApexValue, right: ApexValue): boolean {
  return typeof left === "string" && typeof right === "string" ? left === right : operatorEquals(left, right);
}

/**
 * `Assertion Failed: message: Expected: 1, Actual: 2`; Apex cannot catch it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_statements.htm
 */
function fail(message: ApexValue | undefined, detail?: string): never {
  const parts = ["Assertion Failed", message === undefined || message === null ? undefined : textOf(message), detail];
  const text = parts.filter((part) => part !== undefined).join(": ");
  throw new UncatchableError(apexException("System.AssertException", text));
}

function isOfType(value: ApexValue, type: ApexType): boolean {
  return currentExecution().catalog.isInstance(value, type.name);
}
