import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openOrg } from "../../openOrg.ts";

/** A project of its own: each test class is named by a rule of the platform's for records, each method by a part of it. */
describe("records keep the platform's rules", () => {
  const projectDir = join(import.meta.dirname, "conformance/data-rules");
  const org = openOrg({ projectDir, dataDir: ":memory:", blank: true });
  after(() => org.close());

  for (const result of org.apex.runTests("all").results) {
    it(`${result.className}: ${result.methodName}`, () => {
      const { failure } = result;
      assert.equal(failure === null ? "" : `${failure.type}: ${failure.message}\n${failure.stackTrace}`, "");
    });
  }
});
