import assert from "node:assert/strict";
import { test } from "node:test";
import { DealSource } from "../dealSource.ts";
import { resolveMappings, type FieldMappings } from "../fieldMappings.ts";
import { ObjectDescribes } from "../objectDescribes.ts";
import { isUnchanged, planAgain, planNewHandoff, type ExistingHandoff } from "../planSeeding.ts";
import type { OrgRecord } from "../values.ts";
import { FakeOrg, mapping } from "./fakeOrg.ts";

const DEAL = { Id: "006D", AccountId: "001A", OwnerId: "005O", Owner: { IsActive: true }, NextStep: "Call" };
const ITEM = { Id: "00kI", Quantity: 3 };
const ROLE = { ContactId: "003C", Role: "Sponsor", IsPrimary: false };
const RUNNING_USER = "005R";

const mappings: FieldMappings = await resolveMappings(
  [
    mapping("Handoff__c", "Next_Step__c", "Opportunity", "NextStep"),
    mapping("Handoff_Product__c", "Users__c", "OpportunityLineItem", "Quantity"),
    mapping("Handoff_Stakeholder__c", "Role__c", "OpportunityContactRole", "Role"),
    mapping("Handoff_Stakeholder__c", "Is_Primary__c", "OpportunityContactRole", "IsPrimary")
  ],
  new Map(),
  new ObjectDescribes(new FakeOrg())
);

function existing(record: OrgRecord, rows: Partial<ExistingHandoff> = {}): ExistingHandoff {
  return { record: { Id: "a01H", ...record }, products: [], stakeholders: [], ...rows };
}

function written(values: Record<string, string>): string {
  return JSON.stringify(values);
}

test("plans a new handoff with its rows and what was written", () => {
  const plan = planNewHandoff(new DealSource(DEAL, [ITEM], [ROLE]), mappings, RUNNING_USER);
  assert.deepEqual(plan.fields, {
    Opportunity__c: "006D",
    Account__c: "001A",
    OwnerId: "005O",
    Status__c: "Draft",
    Next_Step__c: "Call",
    Seeded_Values__c: written({ Next_Step__c: "Call" })
  });
  assert.deepEqual(plan.added, [
    {
      object: "Handoff_Product__c",
      key: "00kI",
      fields: { Source_Key__c: "00kI", Users__c: 3, Seeded_Values__c: written({ Users__c: "3" }) }
    },
    {
      object: "Handoff_Stakeholder__c",
      key: "006D-003C",
      fields: { Source_Key__c: "006D-003C", Role__c: "Sponsor", Seeded_Values__c: written({ Role__c: "Sponsor" }) }
    }
  ]);
  assert.deepEqual([...plan.seededKeys], ["00kI", "006D-003C"]);
});

test("gives the handoff to the running user where the owner is inactive", () => {
  const plan = planNewHandoff(new DealSource({ ...DEAL, Owner: { IsActive: false } }), mappings, RUNNING_USER);
  assert.equal(plan.fields["OwnerId"], RUNNING_USER);
});

test("makes one stakeholder of several roles of one contact: the first", () => {
  const plan = planNewHandoff(new DealSource(DEAL, [], [ROLE, { ...ROLE, Role: "Other" }]), mappings, RUNNING_USER);
  assert.deepEqual(
    plan.added.map(({ fields }) => fields["Role__c"]),
    ["Sponsor"]
  );
});

test("follows the sale in a field that still holds what seeding wrote", () => {
  const seeded = existing({ Next_Step__c: "Write", Seeded_Values__c: written({ Next_Step__c: "Write" }) });
  const plan = planAgain(new DealSource(DEAL), mappings, seeded);
  assert.deepEqual(plan.fields, { Next_Step__c: "Call", Seeded_Values__c: written({ Next_Step__c: "Call" }) });
});

test("leaves a field that a person changed, filled or emptied", () => {
  for (const Next_Step__c of ["Mine", null]) {
    const seeded = existing({ Next_Step__c, Seeded_Values__c: written({ Next_Step__c: "Call" }) });
    assert.ok(isUnchanged(planAgain(new DealSource(DEAL), mappings, seeded)));
  }
  assert.ok(isUnchanged(planAgain(new DealSource(DEAL), mappings, existing({ Next_Step__c: "Written first" }))));
});

test("never clears a field because its source is empty", () => {
  const seeded = existing({ Next_Step__c: "Call", Seeded_Values__c: written({ Next_Step__c: "Call" }) });
  assert.ok(isUnchanged(planAgain(new DealSource({ ...DEAL, NextStep: null }), mappings, seeded)));
});

test("unchecks a checkbox that it had checked", () => {
  const row = {
    Id: "a04S",
    Source_Key__c: "006D-003C",
    Role__c: "Sponsor",
    Is_Primary__c: true,
    Seeded_Values__c: written({ Role__c: "Sponsor", Is_Primary__c: "true" })
  };
  const plan = planAgain(new DealSource({ Id: "006D" }, [], [ROLE]), mappings, existing({}, { stakeholders: [row] }));
  assert.deepEqual(
    plan.changed.map(({ id, fields }) => [id, fields["Is_Primary__c"]]),
    [["a04S", false]]
  );
});

test("does not bring back a row that a person deleted, and remembers new keys beside old ones", () => {
  const seeded = existing({ Seeded_Keys__c: "gone\r\n00kI" });
  const plan = planAgain(new DealSource({ Id: "006D" }, [ITEM], [ROLE]), mappings, seeded);
  assert.deepEqual(
    plan.added.map(({ key }) => key),
    ["006D-003C"]
  );
  assert.deepEqual([...plan.seededKeys], ["gone", "00kI", "006D-003C"]);
});

test("fills only the empty fields of a stakeholder whom a person added", () => {
  const own = { Id: "a04S", Contact__c: "003C", Source_Key__c: null, Role__c: null, Is_Primary__c: false };
  const plan = planAgain(new DealSource({ Id: "006D" }, [], [ROLE]), mappings, existing({}, { stakeholders: [own] }));
  assert.deepEqual(plan.added, []);
  assert.deepEqual(plan.changed, [
    {
      object: "Handoff_Stakeholder__c",
      id: "a04S",
      fields: { Role__c: "Sponsor", Seeded_Values__c: written({ Role__c: "Sponsor" }) }
    }
  ]);
});

test("prefers the row with the key to one that a person added for the same contact", () => {
  const keyed = { Id: "a04K", Contact__c: "003C", Source_Key__c: "006D-003C" };
  const own = { Id: "a04S", Contact__c: "003C" };
  const rows = { stakeholders: [own, keyed] };
  const plan = planAgain(new DealSource({ Id: "006D" }, [], [ROLE]), mappings, existing({}, rows));
  assert.deepEqual(
    plan.changed.map(({ id }) => id),
    ["a04K"]
  );
});
