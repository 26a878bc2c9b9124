import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UncatchableError } from "../../runtime/frames.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import { callStatic } from "./call.ts";

/** What the failed assertion says. */
function failure(path: string, ...args: ApexValue[]): string {
  try {
    callStatic(path, args);
  } catch (error) {
    if (error instanceof UncatchableError) return error.message;
    throw error;
  }
  return "passed";
}

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm
describe("Failed assertions", () => {
  it("say what was expected and what came, behind the message", () => {
    assert.equal(failure("Assert.areEqual", 1, 2), "System.AssertException: Assertion Failed: Expected: 1, Actual: 2");
    assert.equal(
      failure("Assert.areEqual", 1, 2, "sum"),
      "System.AssertException: Assertion Failed: sum: Expected: 1, Actual: 2"
    );
    assert.equal(
      failure("System.assertEquals", null, "x"),
      "System.AssertException: Assertion Failed: Expected: null, Actual: x"
    );
  });

  it("say which value was the same", () => {
    assert.equal(failure("Assert.areNotEqual", 1, 1), "System.AssertException: Assertion Failed: Same value: 1");
    assert.equal(failure("Assert.isNotNull", null), "System.AssertException: Assertion Failed: Same value: null");
  });

  it("say only the message where there is nothing to compare", () => {
    assert.equal(failure("Assert.isTrue", false), "System.AssertException: Assertion Failed");
    assert.equal(failure("System.assert", false, "no"), "System.AssertException: Assertion Failed: no");
    assert.equal(failure("Assert.fail", "gone"), "System.AssertException: Assertion Failed: gone");
  });

  it("compare Strings with their case", () => {
    assert.notEqual(failure("Assert.areEqual", "a", "A"), "passed");
  });
});
