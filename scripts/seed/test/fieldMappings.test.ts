import assert from "node:assert/strict";
import { test } from "node:test";
import { DealSource } from "../dealSource.ts";
import { resolveMappings, type FieldMappings, type MappingRecord } from "../fieldMappings.ts";
import { ObjectDescribes } from "../objectDescribes.ts";
import type { FieldValue } from "../values.ts";
import { field, OBJECTS } from "./describes.ts";
import { FakeOrg, mapping } from "./fakeOrg.ts";

const ROLES = new Map([["decision maker", "Economic Buyer"]]);

function resolve(records: readonly MappingRecord[], org = new FakeOrg()): Promise<FieldMappings> {
  return resolveMappings(records, ROLES, new ObjectDescribes(org));
}

async function problemOf(record: MappingRecord): Promise<string | undefined> {
  return (await resolve([record])).problems[0]?.message;
}

function valueOf(mappings: FieldMappings, object: string, name: string, source: DealSource): FieldValue | null {
  const target = mappings.targetFields(object).find((candidate) => candidate.name === name);
  return target === undefined ? null : mappings.valueFor(object, target, source, null);
}

test("leaves out and reports what names something missing", async () => {
  assert.equal(
    await problemOf(mapping("Handoff_Risk__c", "Risk__c", "Opportunity", "Name")),
    "Handoff_Risk__c is not an object that seeding fills."
  );
  assert.equal(
    await problemOf(mapping("Handoff__c", "ARR__c", "OpportunityLineItem", "Quantity")),
    "Handoff__c cannot be filled from OpportunityLineItem."
  );
  assert.equal(
    await problemOf(mapping("Handoff__c", "Nope__c", "Opportunity", "Amount")),
    "The field Nope__c does not exist on Handoff__c."
  );
  assert.equal(
    await problemOf(mapping("Handoff__c", "ARR__c", "Opportunity", "Account.Nope__c")),
    "The field Account.Nope__c does not exist on Opportunity."
  );
  assert.equal(
    await problemOf(mapping("Handoff__c", "ARR__c", "Opportunity", "Nope.Name")),
    "The field Nope.Name does not exist on Opportunity."
  );
  assert.equal(
    await problemOf(mapping("Handoff__c", "ARR__c", "Opportunity", null)),
    "The mapping has neither a source field nor a constant."
  );
});

test("reads paths over standard and custom lookups by the names that the org gives", async () => {
  const mappings = await resolve([
    mapping("Handoff__c", "next_step__c", "Opportunity", "plan__R.name"),
    mapping("Handoff__c", "Next_Step__c", "Opportunity", "account.NAME", { Sort_Order__c: 20 })
  ]);
  assert.deepEqual(mappings.problems, []);
  assert.deepEqual(mappings.sourcePaths("Opportunity"), ["Plan__r.Name", "Account.Name"]);
  const deal = new DealSource({ Id: "006", Plan__r: null, Account: { Name: "Acme" } });
  assert.equal(valueOf(mappings, "Handoff__c", "Next_Step__c", deal), "Acme");
});

test("tries mappings by their order, then their name", async () => {
  const constant = (name: string, value: string, order: number): MappingRecord =>
    mapping("Handoff__c", "Next_Step__c", "Opportunity", null, {
      DeveloperName: name,
      Constant_Value__c: value,
      Sort_Order__c: order
    });
  const mappings = await resolve([constant("B", "third", 2), constant("A", "second", 2), constant("C", "first", 1)]);
  assert.equal(valueOf(mappings, "Handoff__c", "Next_Step__c", new DealSource({ Id: "006" })), "first");
});

test("reads the first team member with the role, whatever its case", async () => {
  const mappings = await resolve([
    mapping("Handoff__c", "SE__c", "OpportunityTeamMember", "UserId", { Source_Role__c: "sales engineer" })
  ]);
  const members = ["005000000000002AAA", "005000000000003AAA"].map((UserId) => ({
    UserId,
    TeamMemberRole: "Sales Engineer"
  }));
  assert.equal(
    valueOf(mappings, "Handoff__c", "SE__c", new DealSource({ Id: "006" }, [], [], members)),
    "005000000000002AAA"
  );
});

test("leaves out team mappings without a word where the org has no teams", async () => {
  const org = new FakeOrg();
  org.objects = OBJECTS.filter(({ name }) => name !== "OpportunityTeamMember");
  const mappings = await resolve([mapping("Handoff__c", "SE__c", "OpportunityTeamMember", "UserId")], org);
  assert.deepEqual([mappings.problems, mappings.targetFields("Handoff__c")], [[], []]);
});

test("translates roles, and knows no value for others", async () => {
  const mappings = await resolve([
    mapping("Handoff_Stakeholder__c", "Role__c", "OpportunityContactRole", "Role", { Conversion__c: "Role Mapping" })
  ]);
  const [target] = mappings.targetFields("Handoff_Stakeholder__c");
  assert.ok(target);
  const values = ["DECISION maker", "Other", null].map((Role) =>
    mappings.valueFor("Handoff_Stakeholder__c", target, new DealSource({ Id: "006" }), { Role })
  );
  assert.deepEqual(values, ["Economic Buyer", null, null]);
});

test("follows the currency of the deal in orgs with several", async () => {
  const org = new FakeOrg();
  org.objects = OBJECTS.map((object) => ({
    ...object,
    fields: [...object.fields, field("CurrencyIsoCode", "picklist")]
  }));
  const mappings = await resolve([], org);
  assert.equal(
    valueOf(mappings, "Handoff__c", "CurrencyIsoCode", new DealSource({ Id: "006", CurrencyIsoCode: "USD" })),
    "USD"
  );
  assert.deepEqual(mappings.sourcePaths("OpportunityLineItem"), ["CurrencyIsoCode"]);
});
