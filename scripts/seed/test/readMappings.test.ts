import assert from "node:assert/strict";
import { test } from "node:test";
import { ObjectDescribes } from "../objectDescribes.ts";
import { readMappings, type OrgMappings } from "../readMappings.ts";
import { OBJECTS } from "./describes.ts";
import { apiError, FakeOrg, mapping } from "./fakeOrg.ts";

function read(org: FakeOrg): Promise<OrgMappings> {
  return readMappings(org, new ObjectDescribes(org));
}

test("reads what the org maps", async () => {
  const org = new FakeOrg();
  org.records.set("Handoff_Field_Mapping__mdt", [{ ...mapping("Handoff__c", "ARR__c", "Opportunity", "Amount") }]);
  const { mappings, seedsHandoffs } = await read(org);
  assert.deepEqual([seedsHandoffs, mappings.sourcePaths("Opportunity")], [true, ["Amount"]]);
});

test("maps nothing where seeding is switched off", async () => {
  const org = new FakeOrg();
  org.records.set("Handoff_Setting__mdt", [{ Seeds_Handoffs__c: false }]);
  org.records.set("Handoff_Field_Mapping__mdt", [{ ...mapping("Handoff__c", "ARR__c", "Opportunity", "Amount") }]);
  const { mappings, seedsHandoffs } = await read(org);
  assert.deepEqual([seedsHandoffs, mappings.sourcePaths("Opportunity")], [false, []]);
});

test("says that the app is missing", async () => {
  const org = new FakeOrg();
  org.objects = [];
  await assert.rejects(read(org), { message: /shows no Handoff__c.*npm run deploy.*Handoff Admin/ });
});

test("names the fields that the user may not see", async () => {
  const org = new FakeOrg();
  org.objects = OBJECTS.map((object) => ({
    ...object,
    fields: object.fields.filter(({ name }) => name !== "Seeded_Keys__c")
  }));
  await assert.rejects(read(org), { message: /may not see Seeded_Keys__c of Handoff__c/ });
});

test("says that the mappings may not be read", async () => {
  const org = new FakeOrg();
  const describes = new ObjectDescribes(org);
  await describes.requireApp();
  org.errors.push(apiError("INVALID_TYPE", "sObject type 'Handoff_Setting__mdt' is not supported."));
  await assert.rejects(readMappings(org, describes), { message: /shows no Handoff_Setting__mdt/ });
});
