import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityProblems } from "../../testing/accessibility.ts";
import { openBookshopPage, type BookshopPage } from "./bookshopPage.ts";
import type { BookshopServer } from "./bookshopServer.ts";

let opened: BookshopPage;
let shop: BookshopServer;
let page: Page;

before(async () => {
  opened = await openBookshopPage();
  ({ shop, page } = opened);
  const contact = shop.insert("Contact", { LastName: "Vetch" });
  const WhatId = shop.opportunityId;
  shop.insert("Task", { Subject: "Send the offer", WhatId, WhoId: contact, ActivityDate: "2020-01-31" });
  shop.insert("Note", { Title: "After the visit", ParentId: WhatId, Body: "They read at night." });
});

after(() => opened?.close());

async function isAccessible(): Promise<void> {
  assert.deepEqual(await accessibilityProblems(page), []);
}

test("the login", async () => {
  await page.goto(`${shop.base}/login`);
  await page.getByRole("button", { name: /admin@example\.com/ }).waitFor();
  await isAccessible();
  await page.getByRole("button", { name: /admin@example\.com/ }).click();
  await page.getByRole("navigation", { name: "Global" }).waitFor();
});

test("the home page", async () => {
  await page.goto(`${shop.base}/lightning/page/home`);
  await page.getByRole("heading").first().waitFor();
  await isAccessible();
});

test("a list view", async () => {
  await page.goto(`${shop.base}/lightning/o/Book__c/list?filterName=All`);
  await page.getByRole("link", { name: "The Dispossessed" }).waitFor();
  await isAccessible();
});

test("a record page with path, activities and the project's component", async () => {
  await page.goto(`${shop.base}/lightning/r/Opportunity/${shop.opportunityId}/view`);
  await page.getByRole("option", { name: "Prospecting" }).waitFor();
  await page.getByRole("link", { name: "Send the offer" }).waitFor();
  await page.getByRole("button", { name: "Edit Amount" }).waitFor();
  await isAccessible();
});

test("the dialog that edits a record", async () => {
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Opportunity Name").waitFor();
  await isAccessible();
});

test("a record page with related lists", async () => {
  await page.goto(`${shop.base}/lightning/r/Book__c/${shop.bookId}/view`);
  await page.getByRole("heading", { name: "Reviews (0)" }).waitFor();
  await isAccessible();
});

test("a standard object's own page", async () => {
  const id = shop.insert("Account", { Name: "Night Readers" });
  await page.goto(`${shop.base}/lightning/r/Account/${id}/view`);
  await page.getByRole("tab", { name: "Related" }).waitFor();
  await page.getByRole("heading", { name: /^Contacts/ }).waitFor();
  await isAccessible();
});
