import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveMappings, type FieldMappings } from "../fieldMappings.ts";
import { ObjectDescribes } from "../objectDescribes.ts";
import { seedOpportunities } from "../seedOpportunities.ts";
import type { Deal } from "../wonOpportunities.ts";
import { apiError, FakeOrg, mapping } from "./fakeOrg.ts";

const ITEMS_OF_EACH = 5;
const CONTACTS_OF_EACH = 4;

function id(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, "0")}AAA`;
}

/** An org with won deals, each with five line items and four contact roles. */
function orgWithDeals(count: number): { org: FakeOrg; deals: Deal[] } {
  const org = new FakeOrg();
  const deals = Array.from({ length: count }, (_, index) => ({ id: id("006", index), name: `Deal ${index}` }));
  const rows = (each: number): { index: number; OpportunityId: string }[] =>
    deals.flatMap((deal, number) =>
      Array.from({ length: each }, (_, index) => ({ index: number * each + index, OpportunityId: deal.id }))
    );
  org.records.set(
    "Opportunity",
    deals.map((deal) => ({
      Id: deal.id,
      Name: deal.name,
      IsWon: true,
      NextStep: "Call",
      OwnerId: id("005", 2),
      Owner: { IsActive: true }
    }))
  );
  org.records.set(
    "OpportunityLineItem",
    rows(ITEMS_OF_EACH).map(({ index, OpportunityId }) => ({ Id: id("00k", index), OpportunityId, Quantity: 3 }))
  );
  org.records.set(
    "OpportunityContactRole",
    rows(CONTACTS_OF_EACH).map(({ index, OpportunityId }) => ({ OpportunityId, ContactId: id("003", index) }))
  );
  return { org, deals };
}

function mappingsOf(org: FakeOrg): Promise<FieldMappings> {
  const records = [
    mapping("Handoff__c", "Next_Step__c", "Opportunity", "NextStep"),
    mapping("Handoff_Product__c", "Users__c", "OpportunityLineItem", "Quantity"),
    mapping("Handoff_Stakeholder__c", "Contact__c", "OpportunityContactRole", "ContactId")
  ];
  return resolveMappings(records, new Map(), new ObjectDescribes(org));
}

test("seeds 1,000 deals in batches: calls grow with batches, not with records", async () => {
  const { org, deals } = orgWithDeals(1000);
  const mappings = await mappingsOf(org);
  org.callsOf.describe = 0;
  const progress: number[] = [];
  const results = await seedOpportunities(org, deals, mappings, {
    dryRun: false,
    onProgress: (done) => progress.push(done)
  });
  assert.ok(results.every(({ outcome, rowsAdded }) => outcome === "created" && rowsAdded === 9));
  assert.deepEqual(progress, [200, 400, 600, 800, 1000]);
  assert.equal(org.largestWrite, 200);
  // For each 200 deals: deals, line items, contact roles, handoffs; one upsert, 1,800 rows, one update.
  assert.deepEqual(org.callsOf, { query: 20, describe: 0, create: 45, update: 5, upsert: 5 });
});

test("writes nothing in a dry run", async () => {
  const { org, deals } = orgWithDeals(3);
  const results = await seedOpportunities(org, deals, await mappingsOf(org), { dryRun: true });
  assert.deepEqual([results.map(({ outcome }) => outcome), org.written], [["created", "created", "created"], []]);
});

test("remembers the keys of rows only once the rows are there", async () => {
  const { org, deals } = orgWithDeals(1);
  await seedOpportunities(org, deals, await mappingsOf(org), { dryRun: false });
  const handoffs = org.written.filter(({ object }) => object === "Handoff__c");
  assert.equal(handoffs[0]?.fields["Seeded_Keys__c"], undefined);
  assert.equal(String(handoffs[1]?.fields["Seeded_Keys__c"]).split("\n").length, ITEMS_OF_EACH + CONTACTS_OF_EACH);
  assert.equal(org.written.at(-1), handoffs[1]);
});

test("fails a batch that cannot be read and goes on", async () => {
  const { org, deals } = orgWithDeals(250);
  const mappings = await mappingsOf(org);
  org.errors.push(apiError("QUERY_TIMEOUT", "Too slow"));
  const results = await seedOpportunities(org, deals, mappings, { dryRun: false });
  assert.equal(results.filter(({ outcome }) => outcome === "failed").length, 200);
  assert.equal(results.filter(({ outcome }) => outcome === "created").length, 50);
  assert.deepEqual(results[0]?.errors, [{ object: "Opportunity", statusCode: "QUERY_TIMEOUT", message: "Too slow" }]);
});

test("breaks off when the session ended, and says of each deal that it was not tried", async () => {
  const { org, deals } = orgWithDeals(450);
  const mappings = await mappingsOf(org);
  const before = org.calls;
  org.errors.push(...Array.from({ length: 4 }, () => apiError("INVALID_SESSION_ID", "Session expired or invalid")));
  const results = await seedOpportunities(org, deals, mappings, { dryRun: false });
  assert.equal(results.length, 450);
  assert.equal(org.calls - before, 4);
  assert.deepEqual(results.at(-1)?.errors[0], {
    object: "Opportunity",
    statusCode: "NOT_TRIED",
    message: "Not tried, because the run was broken off: Session expired or invalid"
  });
});

test("fails only the deal whose handoff it cannot understand", async () => {
  const { org, deals } = orgWithDeals(2);
  org.records.set("Handoff__c", [{ Id: id("a01", 1), Opportunity__c: id("006", 0), Seeded_Values__c: "{broken" }]);
  const results = await seedOpportunities(org, deals, await mappingsOf(org), { dryRun: false });
  assert.deepEqual(
    results.map(({ outcome }) => outcome),
    ["failed", "created"]
  );
});

test("says which deals are not won any more", async () => {
  const { org } = orgWithDeals(0);
  const results = await seedOpportunities(org, [{ id: id("006", 9), name: "Gone" }], await mappingsOf(org), {
    dryRun: false
  });
  assert.deepEqual([results[0]?.outcome, results[0]?.errors[0]?.statusCode], ["failed", "NOT_FOUND"]);
});
