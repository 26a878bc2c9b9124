import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openRecord, query, signIn, startForTests } from "./session.ts";

const DEAL = "Brightwater: field service for 310 engineers";
const OUTCOME = "Expected Outcome";

describe("Two people in one handoff", { timeout: 240_000 }, () => {
  const started = startForTests();
  let seller: Page;
  let engineer: Page;

  before(async () => {
    seller = await signIn(started, "ae@example.com");
    engineer = await signIn(started, "se@example.com");
    await Promise.all([seller, engineer].map((page) => openRecord(page, started.org, "Opportunity", DEAL)));
  });

  async function stored(field: string): Promise<unknown> {
    const [handoff] = await query(
      seller,
      started.org,
      `SELECT ${field} FROM Handoff__c WHERE Opportunity__r.Name = '${DEAL}'`
    );
    return handoff?.[field];
  }

  it("keep what both write in different fields", async () => {
    await seller.getByLabel("Closing Moment").fill("The regulator's fine in May.");
    await engineer.getByLabel("Unstated Concerns").fill("Nobody has asked the union.");
    await Promise.all([seller.getByLabel("Closing Moment").blur(), engineer.getByLabel("Unstated Concerns").blur()]);
    await Promise.all([seller, engineer].map((page) => page.getByText("All changes saved").waitFor()));
    assert.equal(await stored("Closing_Moment__c"), "The regulator's fine in May.");
    assert.equal(await stored("Unstated_Concerns__c"), "Nobody has asked the union.");
  });

  it("see both versions of a field that both write, and lose neither", async () => {
    await seller.getByLabel(OUTCOME).fill("Every job is dispatched by phone app.");
    await engineer.getByLabel(OUTCOME).fill("The regulator sees who was where, and when.");
    await engineer.getByLabel(OUTCOME).blur();
    await engineer.getByText("All changes saved").waitFor();

    await seller.getByLabel(OUTCOME).blur();
    const choice = seller.getByRole("alertdialog");
    await choice.getByText("The regulator sees who was where, and when.").waitFor();
    await choice.getByText("Every job is dispatched by phone app.").waitFor();
    await choice.getByText("Sam Okafor", { exact: true }).waitFor();
    assert.equal(await stored("Expected_Outcome__c"), "The regulator sees who was where, and when.");

    await choice.getByRole("button", { name: "Keep mine" }).click();
    await choice.waitFor({ state: "detached" });
    await seller.getByText("All changes saved").waitFor();
    assert.equal(await stored("Expected_Outcome__c"), "Every job is dispatched by phone app.");
  });
});
