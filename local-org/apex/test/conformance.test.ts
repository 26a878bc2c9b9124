import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openBookshop, projectWithApexOf } from "./harness.ts";

/** Each class of the folder is named by a rule of the language and asserts it in Apex. */
describe("Apex keeps the rules of the language", () => {
  const org = openBookshop();
  after(() => org.close());
  org.apex.compile(projectWithApexOf(join(import.meta.dirname, "conformance")));

  for (const result of org.apex.runTests("all").results) {
    it(`${result.className}: ${result.methodName}`, () => {
      const { failure } = result;
      assert.equal(failure === null ? "" : `${failure.type}: ${failure.message}\n${failure.stackTrace}`, "");
    });
  }
});
