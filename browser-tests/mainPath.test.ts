import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openRecord, signIn, startForTests } from "./session.ts";

const DEAL = "Lumen & Oak: clienteling in 38 stores";
const PROBLEM = "A customer waits 25 minutes while staff search three systems for one sofa.";
const RISK = "Weekend staff share one tablet and have no logins of their own";

describe("From a won deal to the customer success manager", { timeout: 240_000 }, () => {
  const started = startForTests();

  it("the account executive wins the deal and finds its handoff filled", async () => {
    const page = await signIn(started, "ae@example.com");
    await openRecord(page, started.org, "Opportunity", DEAL);
    await page.getByText("The handoff starts when this deal is won").waitFor();

    await page.getByRole("button", { name: "Edit", exact: true }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Stage" }).click();
    await dialog.getByRole("option", { name: "Closed Won" }).click();
    await dialog.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByRole("heading", { name: /^Handoff HO-/ }).waitFor();
    const products = page.getByRole("table", { name: "Products" });
    await products.getByText("Revenue Intelligence", { exact: true }).waitFor();
    assert.equal(await products.locator("tbody tr").count(), 3, "the three products of the deal");
    const stakeholders = page.getByRole("table", { name: "Stakeholders" });
    await stakeholders.getByText("Karen Holm", { exact: true }).waitFor();
    assert.equal(await stakeholders.locator("tbody tr").count(), 4, "its four contacts");

    await page.getByLabel("Business Problem").fill(PROBLEM);
    await page.getByLabel("Business Problem").blur();
    await page.getByText("All changes saved").waitFor();

    await page.getByRole("button", { name: "Add a risk", exact: true }).click();
    await page.getByRole("textbox", { name: "Risk", exact: true }).fill(RISK);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("table", { name: "Risks" }).getByText(RISK, { exact: true }).waitFor();

    await page.reload();
    await page.getByRole("table", { name: "Risks" }).getByText(RISK, { exact: true }).waitFor();
    assert.equal(await page.getByLabel("Business Problem").inputValue(), PROBLEM, "the words are still there");
    await page.context().close();
  });

  it("the customer success manager reads it on the account, and writes open items only", async () => {
    const page = await signIn(started, "csm@example.com");
    await openRecord(page, started.org, "Account", "Lumen & Oak Furniture");
    await page.getByText(PROBLEM).waitFor();
    await page.getByRole("table", { name: "Risks" }).getByText(RISK, { exact: true }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Add a risk", exact: true }).count(), 0, "no risks to add");

    await page.getByRole("button", { name: "Add an open item", exact: true }).click();
    await page.getByRole("textbox", { name: "Open Item", exact: true }).fill("Order logins for weekend staff");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByRole("table", { name: "Open items" })
      .getByText("Order logins for weekend staff", { exact: true })
      .waitFor();
    await page.context().close();
  });

  it("a user without permission sees nothing of it, in the page and through the API", async () => {
    const page = await signIn(started, "nobody@example.com");
    await openRecord(page, started.org, "Opportunity", DEAL);
    await page.getByRole("tab", { name: "Details" }).waitFor();
    assert.equal(await page.getByText(/handoff/i).count(), 0, "no component, no number, no tab");

    const answer = await page.request.get(`${started.org.url}/services/data/v62.0/query?q=SELECT+Id+FROM+Handoff__c`);
    assert.equal(answer.status(), 400);
    const [error] = await answer.json();
    assert.equal(error.errorCode, "INVALID_TYPE");
    await page.context().close();
  });
});
