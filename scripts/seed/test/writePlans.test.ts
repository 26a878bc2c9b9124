import assert from "node:assert/strict";
import { test } from "node:test";
import { DealSource } from "../dealSource.ts";
import type { SaveResult, WriteRecord } from "../orgApi.ts";
import type { HandoffPlan } from "../planSeeding.ts";
import type { Fields } from "../values.ts";
import { writePlans } from "../writePlans.ts";
import { FakeOrg } from "./fakeOrg.ts";

const RUNNING_USER = "005000000000001AAA";
const SELLER = "005000000000002AAA";
const OPPORTUNITY = "006000000000001AAA";
const WITHOUT_WAITING = { wait: () => Promise.resolve() };

/** An org that refuses what a test says, each refusal once for each record. */
class RefusingOrg extends FakeOrg {
  readonly upserted: Fields[] = [];
  refuseHandoff: (fields: Fields) => SaveResult["errors"] = () => [];
  refuseRow: (row: WriteRecord) => SaveResult["errors"] = () => [];

  override async upsert(object: string, keyField: string, records: readonly Fields[]): Promise<SaveResult[]> {
    this.upserted.push(...records);
    return refuse(await super.upsert(object, keyField, records), records.map(this.refuseHandoff));
  }

  override async create(records: readonly WriteRecord[]): Promise<SaveResult[]> {
    return refuse(await super.create(records), records.map(this.refuseRow));
  }
}

function refuse(results: readonly SaveResult[], errors: readonly SaveResult["errors"][]): SaveResult[] {
  return results.map((result, index) => {
    const refusal = errors[index] ?? [];
    return refusal.length === 0 ? result : { id: null, created: false, errors: refusal };
  });
}

function newHandoff(): HandoffPlan {
  return {
    source: new DealSource({ Id: OPPORTUNITY, Name: "Deal" }),
    handoffId: null,
    fields: { Opportunity__c: OPPORTUNITY, OwnerId: SELLER, Seeded_Values__c: "{}" },
    added: [
      { object: "Handoff_Product__c", key: "k1", fields: { Source_Key__c: "k1" } },
      { object: "Handoff_Stakeholder__c", key: "k2", fields: { Source_Key__c: "k2" } }
    ],
    changed: [],
    seededKeys: new Set(["k1", "k2"])
  };
}

function seededKeys(org: FakeOrg): unknown {
  return org.written.at(-1)?.fields["Seeded_Keys__c"];
}

test("gives a handoff to the running user when the org refuses its owner", async () => {
  const org = new RefusingOrg();
  org.refuseHandoff = ({ OwnerId }) =>
    OwnerId === SELLER ? [{ statusCode: "TRANSFER_REQUIRES_READ", message: "may not read" }] : [];
  const [written] = await writePlans(org, [newHandoff()], RUNNING_USER, WITHOUT_WAITING);
  assert.deepEqual([written?.outcome, written?.errors], ["created", []]);
  assert.deepEqual(
    org.upserted.map(({ OwnerId }) => OwnerId),
    [SELLER, RUNNING_USER]
  );
});

test("does not ask twice when the running user is refused as owner", async () => {
  const org = new RefusingOrg();
  org.refuseHandoff = () => [{ statusCode: "INACTIVE_OWNER_OR_USER", message: "inactive" }];
  const [written] = await writePlans(org, [newHandoff()], SELLER, WITHOUT_WAITING);
  assert.deepEqual([written?.outcome, org.upserted.length, org.callsOf.create], ["failed", 1, 0]);
});

test("finds the handoff that a trigger made at the same moment", async () => {
  const org = new RefusingOrg();
  org.refuseHandoff = () =>
    org.upserted.length === 1 ? [{ statusCode: "DUPLICATE_VALUE", message: "duplicate value found: unknown" }] : [];
  const [written] = await writePlans(org, [newHandoff()], RUNNING_USER, WITHOUT_WAITING);
  assert.deepEqual([written?.outcome, org.upserted.length], ["created", 2]);
});

test("takes a row that is already there for added", async () => {
  const org = new RefusingOrg();
  org.refuseRow = ({ fields }) =>
    fields["Source_Key__c"] === "k1"
      ? [{ statusCode: "DUPLICATE_VALUE", message: "duplicate value found: Source_Key__c duplicates value on record" }]
      : [];
  const [written] = await writePlans(org, [newHandoff()], RUNNING_USER, WITHOUT_WAITING);
  assert.deepEqual([written?.outcome, seededKeys(org)], ["created", "k1\nk2"]);
});

test("forgets the key of a row that the org refused", async () => {
  const org = new RefusingOrg();
  org.refuseRow = ({ object }) =>
    object === "Handoff_Product__c" ? [{ statusCode: "REQUIRED_FIELD_MISSING", message: "Name" }] : [];
  const [written] = await writePlans(org, [newHandoff()], RUNNING_USER, WITHOUT_WAITING);
  assert.deepEqual(
    [written?.outcome, written?.errors, seededKeys(org)],
    ["failed", [{ object: "Handoff_Product__c", statusCode: "REQUIRED_FIELD_MISSING", message: "Name" }], "k2"]
  );
});

test("writes nothing for a handoff in which nothing changed", async () => {
  const org = new RefusingOrg();
  const unchanged = { ...newHandoff(), handoffId: "a00000000000001AAA", fields: {}, added: [] };
  const [written] = await writePlans(org, [unchanged], RUNNING_USER);
  assert.deepEqual([written?.outcome, org.calls], ["unchanged", 0]);
});
