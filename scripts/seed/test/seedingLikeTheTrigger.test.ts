import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createProgress } from "../progress.ts";
import type { Report } from "../report.ts";
import { runSeed, type SeedChoice } from "../runSeed.ts";
import { contentsOf, handoffIdOf, rowsOf } from "./handoffContents.ts";
import { addLineItem, createSale, win, type Sale, type SaleValues } from "./sale.ts";
import { openSeedOrg, type SeedOrg } from "./seedOrg.ts";

const fromDeal = { target: "Handoff__c", source: "Opportunity" };
const fromItem = { target: "Handoff_Product__c", source: "OpportunityLineItem" };

let org: SeedOrg;

before(async () => {
  org = await openSeedOrg({
    // Each is a conversion of its own: date, number, time and checkbox to text, time to date, numbers to numbers.
    mappings: {
      Close_Date_As_Text: { ...fromDeal, field: "Closing_Moment__c", path: "CloseDate" },
      Probability_As_Text: { ...fromDeal, field: "Unstated_Concerns__c", path: "Probability" },
      Creation_As_Text: { ...fromDeal, field: "Hardest_Part__c", path: "CreatedDate" },
      Won_As_Text: { ...fromDeal, field: "Business_Problem__c", path: "IsWon" },
      Creation_As_Day: { ...fromDeal, field: "Contract_End__c", path: "CreatedDate" },
      Constant_Day: { ...fromDeal, field: "Go_Live_Target__c", constant: "2026-06-01" },
      Account_As_Text: { ...fromDeal, field: "Expected_Outcome__c", path: "Account.Owner.Name" },
      Price_As_Number: { ...fromItem, field: "Term_Months__c", path: "UnitPrice" },
      Active_As_Text: { ...fromItem, field: "Features__c", path: "PricebookEntry.Product2.IsActive" },
      Missing_Source: { ...fromDeal, field: "Next_Step__c", path: "No_Such_Field__c", order: 1 },
      Missing_Target: { ...fromDeal, field: "No_Such_Field__c", path: "Name" }
    },
    rules: { Handoff__c: "ARR__c > 1000000", Handoff_Product__c: 'Product_Code__c = "REFUSED"' }
  });
});

after(() => org.close());

function seed(choice: Partial<SeedChoice> = {}): Promise<Report> {
  return runSeed(org.connection, { dryRun: false, ...choice }, createProgress(false));
}

async function wonSale(name: string, values: Partial<SaleValues> = {}): Promise<Sale> {
  const sale = await createSale(org.connection, { name, ...values });
  await win(org.connection, sale);
  return sale;
}

/** A deal that was won before the app was there. */
async function wonSaleWithoutHandoff(name: string): Promise<Sale> {
  const sale = await wonSale(name);
  await deleteHandoff(sale);
  return sale;
}

async function deleteHandoff({ opportunityId }: Sale): Promise<void> {
  const id = await handoffIdOf(org.connection, opportunityId);
  await org.connection.sobject("Handoff__c").destroy(id ?? "");
}

test("comes to the same result as the trigger, row by row", async () => {
  const sale = await wonSale("Like the trigger");
  const byTrigger = await contentsOf(org.connection, sale.opportunityId);
  assert.equal(byTrigger.rows.length, 5);
  assert.equal(byTrigger.handoff["Closing_Moment__c"], "2026-03-31");
  assert.equal(byTrigger.rows[0]?.["Term_Months__c"], 100);
  await deleteHandoff(sale);

  const report = await seed();

  assert.deepEqual([report.created, report.failed], [1, 0]);
  assert.deepEqual(await contentsOf(org.connection, sale.opportunityId), byTrigger);
});

test("gives the handoff to who runs it where the owner of the deal is inactive, as the trigger does", async () => {
  const { connection } = org;
  const sale = await createSale(connection, { name: "Owner left", owner: "nobody" });
  const { OwnerId } = await connection.sobject("Opportunity").retrieve(sale.opportunityId);
  await connection.sobject("User").update({ Id: String(OwnerId), IsActive: false });
  await win(connection, sale);
  const byTrigger = await contentsOf(connection, sale.opportunityId);
  assert.equal(byTrigger.handoff["OwnerId"], connection.userInfo?.id);
  await deleteHandoff(sale);
  const report = await seed();
  assert.deepEqual([report.created, report.failed], [1, 0]);
  assert.deepEqual(await contentsOf(connection, sale.opportunityId), byTrigger);
});

test("finds nothing to do where every won deal has its handoff", async () => {
  await wonSale("Has one");
  const report = await seed();
  assert.deepEqual(report.opportunities, []);
});

test("leaves everything as it is when it seeds again and nothing changed", async () => {
  const sale = await wonSaleWithoutHandoff("Twice");
  await seed();
  const before = await rowsOf(org.connection, "Handoff_Product__c", sale.opportunityId);
  const report = await seed({ opportunity: sale.opportunityId });
  assert.deepEqual([report.unchanged, report.updated, report.failed], [1, 0, 0]);
  assert.deepEqual(await rowsOf(org.connection, "Handoff_Product__c", sale.opportunityId), before);
});

test("also leaves what the trigger seeded as it is", async () => {
  const sale = await wonSale("Seeded by the trigger");
  const report = await seed({ opportunity: sale.opportunityId });
  assert.deepEqual([report.unchanged, report.updated], [1, 0]);
});

test("updates what it seeded, adds new rows, keeps what a person wrote, and leaves deleted rows deleted", async () => {
  const { connection } = org;
  const sale = await wonSaleWithoutHandoff("Again");
  const { opportunityId } = sale;
  await seed();
  const [first, second] = await rowsOf(connection, "Handoff_Product__c", opportunityId);
  await connection.sobject("Handoff_Product__c").update({ Id: String(first?.["Id"]), Caveats__c: "Mine" });
  await connection.sobject("Handoff_Product__c").destroy(String(second?.["Id"]));
  await connection.sobject("Opportunity").update({ Id: opportunityId, NextStep: "Changed step" });
  const [item = ""] = sale.lineItemIds;
  await connection.sobject("OpportunityLineItem").update({ Id: item, Quantity: 40, Description: "Changed" });
  const { Pricebook2Id } = await connection.sobject("Opportunity").retrieve(opportunityId);
  await addLineItem(connection, opportunityId, String(Pricebook2Id), { productCode: "NEW", unitPrice: 5, quantity: 2 });

  const report = await seed({ opportunity: opportunityId });

  assert.deepEqual([report.updated, report.rowsAdded, report.rowsUpdated, report.failed], [1, 1, 1, 0]);
  const products = await rowsOf(connection, "Handoff_Product__c", opportunityId);
  assert.deepEqual(
    products.map((row) => [row["Product_Code__c"], row["Users__c"], row["Caveats__c"]]),
    [
      ["SKU", 40, "Mine"],
      ["NEW", 2, "About NEW"]
    ]
  );
  assert.equal((await contentsOf(connection, opportunityId)).handoff["Next_Step__c"], "Changed step");
});

test("takes a stakeholder whom a person added for the contact's row", async () => {
  const { connection } = org;
  const sale = await wonSaleWithoutHandoff("Added by hand");
  await seed();
  const rows = await rowsOf(connection, "Handoff_Stakeholder__c", sale.opportunityId);
  const seeded = rows.find((row) => row["Contact__c"] === sale.contactIds[1]);
  await connection.sobject("Handoff_Stakeholder__c").update({
    Id: String(seeded?.["Id"]),
    Source_Key__c: null,
    Seeded_Values__c: null,
    Phone__c: null
  });
  await seed({ opportunity: sale.opportunityId });
  const after = await rowsOf(connection, "Handoff_Stakeholder__c", sale.opportunityId);
  assert.equal(after.length, rows.length);
  const row = after.find(({ Id }) => Id === seeded?.["Id"]);
  assert.deepEqual([row?.["Phone__c"], row?.["Source_Key__c"]], ["2", null]);
});

test("changes nothing in a dry run and says what it would do", async () => {
  const sale = await wonSaleWithoutHandoff("Dry");
  const report = await seed({ dryRun: true });
  assert.deepEqual([report.created, report.rowsAdded, report.dryRun], [1, 5, true]);
  assert.equal(await handoffIdOf(org.connection, sale.opportunityId), undefined);
  await seed();
});

test("reports mappings that name a missing field, and seeds the rest", async () => {
  const report = await seed();
  assert.deepEqual(report.mappingProblems, [
    { mapping: "Missing_Source", message: "The field No_Such_Field__c does not exist on Opportunity." },
    { mapping: "Missing_Target", message: "The field No_Such_Field__c does not exist on Handoff__c." }
  ]);
});

test("reports a handoff that the org refuses and seeds the others", async () => {
  const refused = await wonSale("Too big", { unitPrice: 90000 });
  const good = await wonSaleWithoutHandoff("Small enough");
  const report = await seed();
  assert.deepEqual([report.created, report.failed], [1, 1]);
  assert.deepEqual(
    report.opportunities.find(({ outcome }) => outcome === "failed"),
    {
      id: refused.opportunityId,
      name: "Too big",
      handoffId: null,
      outcome: "failed",
      rowsAdded: 5,
      rowsUpdated: 0,
      errors: [{ object: "Handoff__c", statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: "Refused by a rule." }]
    }
  );
  assert.notEqual(await handoffIdOf(org.connection, good.opportunityId), undefined);
  await org.connection.sobject("Opportunity").destroy(refused.opportunityId);
});

test("adds a refused row as soon as the org takes it", async () => {
  const { connection } = org;
  const sale = await wonSale("Refused row", { productCode: "REFUSED" });
  await deleteHandoff(sale);
  const report = await seed();
  assert.deepEqual(
    report.opportunities.map(({ outcome, errors }) => [outcome, errors.map(({ object }) => object)]),
    [["failed", ["Handoff_Product__c"]]]
  );
  const { records } = await connection.query("SELECT Id FROM Product2 WHERE ProductCode = 'REFUSED'");
  await connection.sobject("Product2").update({ Id: String(records[0]?.Id), ProductCode: "FINE" });

  const retried = await seed({ opportunity: sale.opportunityId });

  assert.deepEqual([retried.updated, retried.rowsAdded, retried.failed], [1, 1, 0]);
  assert.equal((await rowsOf(connection, "Handoff_Product__c", sale.opportunityId)).length, 2);
});

test("chooses by condition and by close date, seeded or not", async () => {
  const sale = await wonSale("Chosen");
  const byName = await seed({ where: "Name = 'Chosen' OR Name = 'Nobody'" });
  assert.deepEqual(
    byName.opportunities.map(({ id }) => id),
    [sale.opportunityId]
  );
  const since = await seed({ since: "2026-04-01" });
  assert.deepEqual(since.opportunities, []);
});

test("fails for an Opportunity that is not won", async () => {
  const { opportunityId } = await createSale(org.connection, { name: "Open" });
  const report = await seed({ opportunity: opportunityId });
  assert.deepEqual([report.failed, report.opportunities[0]?.errors[0]?.statusCode], [1, "NOT_FOUND"]);
});

test("tells of a condition that is no SOQL", async () => {
  await assert.rejects(seed({ where: "No_Such_Field__c = 1" }), {
    message: /does not accept the condition of --where/
  });
});
