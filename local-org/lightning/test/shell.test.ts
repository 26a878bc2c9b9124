import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../testing/browser.ts";
import { startBookshop, type BookshopServer } from "./bookshopServer.ts";

let shop: BookshopServer;
let browser: Browser;
let page: Page;
let base: string;
let bookId: string;
let opportunityId: string;
const mistakes: string[] = [];

before(async () => {
  shop = await startBookshop();
  ({ base, bookId, opportunityId } = shop);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => mistakes.push(error.message));
});

after(async () => {
  await browser?.close();
  await shop?.close();
});

test("a visitor logs in as a sample user by one click", async () => {
  await page.goto(`${base}/lightning/o/Book__c/list`);
  await page.getByRole("button", { name: /admin@example\.com/ }).click();
  await page.getByRole("navigation", { name: "Global" }).getByRole("link", { name: "Books", exact: true }).waitFor();
});

test("a list view shows its records, sorts and searches them", async () => {
  await page.getByRole("link", { name: "The Dispossessed" }).waitFor();
  await page.getByRole("button", { name: "Price" }).click();
  await page.getByText("Sorted by Price").waitFor();
  await page.getByLabel("Search this list").fill("Lathe");
  await page.getByText("1 item", { exact: false }).waitFor();
  assert.equal(await page.getByRole("link", { name: "The Dispossessed" }).count(), 0);
  await page.getByLabel("Search this list").fill("");
});

test("a record page shows highlights, details, related lists and the project's component", async () => {
  await page.getByRole("link", { name: "The Dispossessed" }).click();
  await page.getByRole("heading", { name: /The Dispossessed/ }).waitFor();
  await page.getByText("More by this author").waitFor();
  await page.getByRole("heading", { name: "Reviews (0)" }).waitFor();
  await page.getByText("Stock Number").waitFor();
  const time = page.locator("lightning-formatted-time");
  assert.match(await time.evaluate(({ shadowRoot }) => shadowRoot?.textContent ?? ""), /^2:30:00\sPM$/);
  assert.equal(await page.title(), "The Dispossessed | Book | Salesforce");
});

test("a validation rule's message stands at its field, and a good value is saved", async () => {
  await page.getByRole("button", { name: "Edit Price" }).click();
  const price = page.getByLabel("Price");
  await price.click();
  await page.keyboard.press("Control+a");
  await price.pressSequentially("-5");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("The price cannot be negative.").waitFor();
  await price.click();
  await page.keyboard.press("Control+a");
  await price.pressSequentially("14");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Book was saved.").waitFor();
  const book = shop.org.store.read(shop.org.schema.requireObject("Book__c"), [bookId]).get(bookId);
  assert.equal(book?.["Price__c"], 14);
});

test("a child is made from its related list, with its parent filled in", async () => {
  await page.locator("[data-related]").getByRole("button", { name: "New" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("dialog").getByLabel("Rating").fill("4");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Review was created.").waitFor();
  await page.getByRole("heading", { name: "Reviews (1)" }).waitFor();
});

test("the path closes an opportunity, and what is shown for won ones appears", async () => {
  await page.goto(`${base}/lightning/r/Opportunity/${opportunityId}/view`);
  await page.getByRole("option", { name: "Closed" }).click();
  assert.equal(await page.getByText("orders", { exact: true }).count(), 0);
  await page.getByRole("button", { name: "Select Closed Stage" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Stage changed successfully.").waitFor();
  await page.getByText("orders", { exact: true }).waitFor();
});

test("a component that the local org lacks says so in its place", async () => {
  await page.getByText("not supported by the local org: flexipage:reportChart").waitFor();
});

test("the activity panel shows what is planned, done and noted, and logs a call", async () => {
  shop.insert("Task", {
    Subject: "Send the offer",
    WhatId: opportunityId,
    ActivityDate: "2020-01-31",
    Description: "In print"
  });
  shop.insert("Note", { Title: "After the visit", ParentId: opportunityId, Body: "They read at night." });
  await page.goto(`${base}/lightning/r/Opportunity/${opportunityId}/view`);
  const planned = page.getByRole("region", { name: "Upcoming & Overdue" });
  await planned.getByText("Overdue:").waitFor();
  await planned.getByRole("button", { name: "Details of Send the offer" }).click();
  await planned.locator("lightning-formatted-text").waitFor();
  await page.getByRole("region", { name: "Notes" }).getByText("After the visit", { exact: true }).waitFor();
  const past = page.getByRole("region", { name: "Past Activity" });
  await past.getByText("No past activity.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Log a Call" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await past.getByRole("link", { name: "Call" }).waitFor();
});

test("related lists of standard objects have the platform's title and columns", async () => {
  const contact = shop.insert("Contact", { LastName: "Vetch" });
  shop.insert("OpportunityContactRole", { OpportunityId: opportunityId, ContactId: contact, Role: "Decision Maker" });
  await page.reload();
  await page.getByRole("tab", { name: "Related" }).click();
  await page.getByRole("heading", { name: "Contact Roles (1)" }).waitFor();
  await page.getByRole("row", { name: /Vetch Decision Maker/ }).waitFor();
});

test("the path names its stages on hover and tells which is the current one", async () => {
  await page.getByRole("option", { name: "Current Stage: Closed Won" }).waitFor();
  assert.equal(await page.getByTitle("Prospecting", { exact: true }).count(), 1);
});

test("quick actions call their component, or open its screen", async () => {
  for (const times of [1, 2]) {
    await page.getByRole("button", { name: "Greet" }).click();
    await page.getByText(`Greeting ${times} to ${opportunityId}`).waitFor();
  }
  await page.getByRole("button", { name: "Introduce" }).click();
  await page.getByRole("heading", { name: "Introduction" }).waitFor();
  await page.getByText(`This is ${opportunityId}.`).waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("heading", { name: "Introduction" }).waitFor({ state: "detached" });
});

test("the search finds records of all objects", async () => {
  const box = page.getByRole("combobox", { name: "Search" }).first();
  await box.fill("Readers");
  await page.getByRole("option", { name: /Readers United Account/ }).waitFor();
  await box.press("Enter");
  await page.getByRole("heading", { name: /Search Results/ }).waitFor();
});

test("a record is deleted after a confirmation", async () => {
  const id = shop.insert("Contact", { LastName: "Leaving" });
  await page.goto(`${base}/lightning/r/Contact/${id}/view`);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "OK" }).click();
  await page.getByText('Contact "Leaving" was deleted.').waitFor();
});

test("a record out of reach shows the platform's page for it", async () => {
  await page.goto(`${base}/lightning/r/Account/001000000000999AAA/view`);
  await page.getByText("Looks like there's a problem.").waitFor();
});

test("a page that cannot start says so", async () => {
  const other = await browser.newPage();
  await other.route("**/local/shell/context", (route) => route.abort());
  await other.goto(`${base}/lightning/page/home`);
  await other.getByRole("alert").getByText("The page could not be loaded.").waitFor();
  await other.unroute("**/local/shell/context");
  await other.reload();
  await other.getByRole("button", { name: /admin@example\.com/ }).waitFor();
  assert.equal(await other.locator("#starting").count(), 0);
  await other.close();
});

test("the page of a phone has one column", async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`${base}/lightning/r/Book__c/${bookId}/view`);
  await page.getByRole("heading", { name: /The Dispossessed/ }).waitFor();
  const widths = await page
    .locator("[data-region='main'], [data-region='sidebar']")
    .evaluateAll((regions) => regions.map((region) => Math.round(region.getBoundingClientRect().left)));
  assert.equal(new Set(widths).size, 1);
  await page.setViewportSize({ width: 1360, height: 900 });
});

test("a mistake in a component is shown until it is mended", async () => {
  const source = readFileSync(join(shop.files.dir, "force-app/main/default/lwc/bookList/bookList.html"), "utf8");
  await page.goto(`${base}/lightning/r/Book__c/${bookId}/view`);
  await page.getByText("More by this author").waitFor();
  shop.files.write("lwc/bookList/bookList.html", "<template><p>never closed</template>\n");
  await page.getByRole("alert").getByText("The components do not compile: force-app/", { exact: false }).waitFor();
  shop.files.write("lwc/bookList/bookList.html", source);
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.getByText("More by this author").waitFor();
});

test("nothing failed in the page without being shown", () => {
  assert.deepEqual(mistakes, []);
});
