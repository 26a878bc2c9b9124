import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { openOrg } from "../../openOrg.ts";
import { readFlow } from "../definition/readFlow.ts";
import { missingInFlow } from "../missingInFlow.ts";

const org = openOrg({ projectDir: join(import.meta.dirname, "conformance"), dataDir: ":memory:", blank: true });
after(() => org.close());

function start(source: string): string {
  return org.transact(org.administratorId, (transaction) => {
    const { compileProblem, failure } = org.apex.executeAnonymous(transaction, source);
    return compileProblem ?? failure?.message ?? "";
  });
}

describe("what the local org lacks of a flow", () => {
  it("is refused when it is reached, by the names of element and flow", () => {
    assert.throws(
      () => start("new Flow.Interview.Waits_Sometimes(new Map<String, Object>{ 'patient' => true }).start();"),
      /^NotSupportedError: not supported by the local org: the element A_Day \(Wait\), at the flow Waits_Sometimes$/
    );
  });

  it("does not keep the rest of the flow from running", () => {
    assert.equal(
      start("new Flow.Interview.Waits_Sometimes(new Map<String, Object>{ 'patient' => false }).start();"),
      ""
    );
  });

  it("is told before it runs", () => {
    const flow = org.project.find("Flow", "Waits_Sometimes");
    assert.equal(flow && missingInFlow(flow), "the element A_Day (Wait) is refused");
  });

  it("is named where it is a path for a later day, outside of tests", () => {
    assert.throws(
      () => start("insert new Parcel__c(Name = 'tomorrow');"),
      /the scheduled path In_A_Day of the flow Parcel_Tomorrow/
    );
  });

  it("is no element of another flow: each flow is read by itself", () => {
    const body = {
      decisions: { name: "Odd", rules: { name: "R", conditions: { operator: "Smells", leftValueReference: "a" } } }
    };
    const flow = readFlow({ type: "Flow", fullName: "Odd", path: "Odd.flow-meta.xml", body });
    assert.equal(flow.elements.get("odd")?.name, "Odd");
  });
});
