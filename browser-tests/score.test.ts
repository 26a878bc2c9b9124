import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openRecord, query, signIn, startForTests } from "./session.ts";

const DEAL = "Lumen & Oak: clienteling in 38 stores";
const MOST_QUESTIONS = 60;

/** What the account executive answers, by field. */
const TEXTS: Record<string, string> = {
  Business_Problem__c: "A customer waits 25 minutes while staff search three systems for one sofa order.",
  Expected_Outcome__c: "Store staff answer any question about an order within one minute, in all 38 stores.",
  Buyer_Quote__c: "It is the walk of shame to the back office that I want to end.",
  Closing_Moment__c: "The pilot in Odense sold two extra sofas in its first week.",
  Unstated_Concerns__c: "Karen fears that weekend staff will not use it.",
  Migration_From__c: "The web shop database and two spreadsheets",
  Migration_Data_Types__c: "Accounts, contacts, open orders of two years",
  Migration_Volume__c: "210,000 customers, 48,000 orders",
  Migration_Quality_Notes__c: "About 40,000 customers exist twice, by e-mail address.",
  Access_Restrictions__c: "Store staff must not see the margins of an order.",
  Hardest_Part__c: "Weekend staff share one tablet in each store and have no logins of their own.",
  System__c: "Web shop",
  Data__c: "Orders, customers and returns",
  Metric__c: "Minutes until staff find an order",
  Target__c: "Less than 1 minute",
  Risk__c: "Weekend staff do not log in",
  Named_Cause__c: "Peter Dahl, store manager in Odense",
  Mitigation__c: "Peter Dahl orders logins for all weekend staff before the roll-out.",
  Item__c: "Order logins for weekend staff",
  What__c: "Orders of the web shop are visible within one minute"
};
const FIRST_CHOICE = 1;

describe("The score", { timeout: 400_000 }, () => {
  const started = startForTests();

  /** Wins the deal through the API and opens its page. */
  async function openHandoff(): Promise<Page> {
    const page = await signIn(started, "ae@example.com");
    const [deal] = await query(page, started.org, `SELECT Id FROM Opportunity WHERE Name = '${DEAL}'`);
    await page.request.patch(`${started.org.url}/services/data/v62.0/sobjects/Opportunity/${String(deal?.Id)}`, {
      data: { StageName: "Closed Won" }
    });
    await openRecord(page, started.org, "Opportunity", DEAL);
    await page.getByText(/\d+ of 90 points/).waitFor();
    return page;
  }

  it("gives nothing for placeholders", async () => {
    const page = await openHandoff();
    const before = await score(page);
    for (const placeholder of ["N/A", "tbd", "-----", "asdfasdf"]) {
      const field = page.getByLabel("Business Problem");
      await field.fill(placeholder);
      await field.blur();
      await page.getByText("All changes saved").waitFor();
      assert.equal(await score(page), before, `"${placeholder}" earns nothing`);
    }
    await page.context().close();
  });

  it("goes from seeded to 90 of 90 through two-minute mode alone", async () => {
    const page = await openHandoff();
    await page.getByRole("button", { name: "Two-minute mode" }).click();
    const mode = page.locator("c-handoff-two-minutes");
    for (let question = 0; question < MOST_QUESTIONS && !(await isDone(mode)); question++) {
      await answer(page, mode);
    }
    await page.getByText("90 of 90 points").waitFor();
    const [stored] = await query(
      page,
      started.org,
      `SELECT Score__c FROM Handoff__c WHERE Opportunity__r.Name = '${DEAL}'`
    );
    assert.equal(stored?.Score__c, 90, "and the record says the same");
    await page.context().close();
  });

  async function score(page: Page): Promise<number> {
    return parseInt(await page.getByText(/\d+ of 90 points/).innerText(), 10);
  }

  async function isDone(mode: Locator): Promise<boolean> {
    return (await mode.getByText("Nothing more to ask").count()) > 0;
  }

  /** Answers the question that is asked, as a person with a keyboard would, and waits for the next. */
  async function answer(page: Page, mode: Locator): Promise<void> {
    const progress = await mode.getByRole("status").first().innerText();
    const question = await mode.locator("h3").first().innerText();
    for (const field of await mode.locator("c-handoff-field").all()) {
      await fill(page, field);
    }
    const save = mode.getByRole("button", { name: /^(Save|Save and go on)$/ });
    await save.click();
    await mode
      .locator("h3", { hasNotText: question })
      .or(mode.getByRole("status").filter({ hasNotText: progress }))
      .first()
      .waitFor();
  }

  async function fill(page: Page, field: Locator): Promise<void> {
    const name = (await field.getAttribute("data-field")) ?? "";
    const type = await field.getAttribute("data-type");
    if (type === "Picklist" || (type === "Reference" && (await field.locator("lightning-combobox").count()) > 0)) {
      await field.getByRole("combobox").click();
      await field.getByRole("option").nth(FIRST_CHOICE).click();
    } else if (type === "Reference") {
      await field.getByRole("combobox").fill("Alex");
      await field.getByRole("option", { name: /Alex Berger/ }).click();
    } else if (type === "MultiPicklist") {
      await field.getByText("GDPR", { exact: true }).click();
    } else if (type === "Date") {
      await field.getByRole("textbox").or(field.locator("input")).first().fill("Mar 1, 2027");
      await page.keyboard.press("Tab");
    } else {
      await field
        .locator("input, textarea")
        .first()
        .fill(TEXTS[name] ?? `Answer to ${name}`);
    }
  }
});
