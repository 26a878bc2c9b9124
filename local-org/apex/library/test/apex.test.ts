import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openBookshop, projectWithApexOf } from "../../test/harness.ts";

/** Each class of the folder tests a part of the library in Apex. */
describe("The Apex library does what its documentation says", () => {
  const org = openBookshop();
  after(() => org.close());
  org.apex.compile(projectWithApexOf(join(import.meta.dirname, "apex")));

  for (const result of org.apex.runTests("all").results) {
    it(`${result.className}: ${result.methodName}`, () => {
      const { failure } = result;
      assert.equal(failure === null ? "" : `${failure.type}: ${failure.message}\n${failure.stackTrace}`, "");
    });
  }
});
