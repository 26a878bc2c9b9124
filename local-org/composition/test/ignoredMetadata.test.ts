import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MetadataComponent, MetadataNode, Project } from "../../metadata/types.ts";
import { ignoredIn, ignoredMetadata } from "../ignoredMetadata.ts";

function project(...components: [type: string, fullName: string, body: MetadataNode][]): Project {
  const all = components.map(([type, fullName, body]): MetadataComponent => ({
    type,
    fullName,
    path: `${fullName}.xml`,
    body
  }));
  return { ofType: (type: string) => all.filter((each) => each.type === type) } as unknown as Project;
}

describe("what a project carries and the local org leaves out", () => {
  it("is nothing in most projects", () => {
    assert.deepEqual(ignoredMetadata(project(["CustomField", "Book__c.Price__c", { trackHistory: "true" }])), []);
  });

  it("is told for each flow of which something is refused when it runs", () => {
    const flow = { status: "Active", processType: "AutoLaunchedFlow" };
    const actionCalls = { name: "Tell", actionType: "chatterPost" };
    assert.deepEqual(
      ignoredMetadata(
        project(["Flow", "Sound", flow], ["Flow", "Waits", { ...flow, waits: { name: "A_Day" }, actionCalls }])
      ),
      [
        "not supported by the local org: Flow Waits: the action chatterPost at Tell is refused; the element A_Day (Wait) is refused (Waits.xml)"
      ]
    );
  });

  it("is told of one component, as deployments do", () => {
    const [rule] = project(["DuplicateRule", "Account.Strict", { isActive: "true" }]).ofType("DuplicateRule");
    assert.equal(rule && ignoredIn(rule), "not supported by the local org: Duplicate rules: duplicates are saved");
  });

  it("is told in a line for each kind, of active ones only", () => {
    const rules: MetadataNode[] = [
      { fullName: "Notify", active: "true" },
      { fullName: "Old", active: "false" }
    ];
    const strict = [1, 2, 3, 4, 5, 6, 7].map((number): [string, string, MetadataNode] => [
      "DuplicateRule",
      `Account.Strict${String(number)}`,
      { isActive: "true" }
    ]);
    assert.deepEqual(ignoredMetadata(project(["Workflow", "Account", { rules }], ...strict)), [
      "not supported by the local org: Workflow rules: their field updates, alerts, tasks and messages do not happen (Account.Notify)",
      "not supported by the local org: Duplicate rules: duplicates are saved (Account.Strict1, Account.Strict2, Account.Strict3, Account.Strict4, Account.Strict5 and 2 more)"
    ]);
  });
});
