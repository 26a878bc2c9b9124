import assert from "node:assert/strict";
import { it } from "node:test";
import type { OpenedOrg } from "../openOrg.ts";

/** Runs all Apex tests of the org and reports each as a test of the suite that is being described. */
export function reportApexTests(org: OpenedOrg): void {
  for (const result of org.apex.runTests("all").results) {
    it(`${result.className}: ${result.methodName}`, () => {
      const { failure } = result;
      assert.equal(failure === null ? "" : `${failure.type}: ${failure.message}\n${failure.stackTrace}`, "");
    });
  }
}
