import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openOrg } from "../../openOrg.ts";

/** A project of its own: each test class is named by what flows do, each method by a rule of it. */
describe("flows do what the platform's do", () => {
  const projectDir = join(import.meta.dirname, "conformance");
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  after(() => org.close());

  for (const result of org.apex.runTests("all").results) {
    it(`${result.className}: ${result.methodName}`, () => {
      const { failure } = result;
      assert.equal(failure === null ? "" : `${failure.type}: ${failure.message}\n${failure.stackTrace}`, "");
    });
  }
});
