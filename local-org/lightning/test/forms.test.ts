import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import type { RecordValues } from "../../values.ts";
import { openBookshopPageAsAdministrator, type BookshopPage } from "./bookshopPage.ts";
import type { BookshopServer } from "./bookshopServer.ts";

let opened: BookshopPage;
let shop: BookshopServer;
let page: Page;

before(async () => {
  opened = await openBookshopPageAsAdministrator();
  ({ shop, page } = opened);
});

after(() => opened?.close());

const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
const openBook = async (): Promise<void> => {
  await page.goto(`${shop.base}/lightning/r/Book__c/${shop.bookId}/view`);
  await button("Edit").waitFor();
};

function rows(object: string, field: string, value: string): RecordValues[] {
  return shop.org.store.readWhere(shop.org.schema.requireObject(object), field, [value]);
}

async function choose(label: string, option: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: label }).click();
  await dialog.getByRole("option", { name: option, exact: true }).click();
}

test("a dependent picklist offers what its controlling value allows", async () => {
  await openBook();
  await button("Edit").click();
  const binding = page.getByRole("dialog").getByRole("combobox", { name: "Binding" });
  await binding.waitFor();
  assert.equal(await binding.isDisabled(), true);
  await choose("Format", "Paperback");
  await binding.click();
  await page.getByRole("dialog").getByRole("option", { name: "Glue" }).waitFor();
  assert.equal(await page.getByRole("dialog").getByRole("option", { name: "Cloth" }).count(), 0);
  await page.keyboard.press("Tab");
  await choose("Format", "Hardcover");
  await choose("Binding", "Cloth");
  await choose("Format", "Paperback");
  await button("Save").click();
  await page.getByText("Book was saved.").waitFor();
  const [book] = rows("Book__c", "Id", shop.bookId);
  assert.equal(book?.["Format__c"], "Paperback");
  assert.equal(book["Binding__c"], null);
});

test("a quick action creates a child with what it presets", async () => {
  await openBook();
  await button("Review It").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { name: "Review It" }).waitFor();
  assert.equal(await dialog.getByLabel("Rating").inputValue(), "5");
  await button("Save").click();
  await page.getByText("Review was created.").waitFor();
  assert.equal(rows("Review__c", "Book__c", shop.bookId).length, 1);
});

test("a quick action updates the record by its own form", async () => {
  await button("Reprice").click();
  const price = page.getByRole("dialog").getByLabel("Price");
  await price.click();
  await page.keyboard.press("Control+a");
  await price.pressSequentially("21");
  await button("Save").click();
  await page.getByText("Book was saved.").waitFor();
  assert.equal(rows("Book__c", "Id", shop.bookId)[0]?.["Price__c"], 21);
});

test("a quick action that the local org cannot run says so", async () => {
  await button("Guide").click();
  await page.getByText("not supported by the local org: quick actions of type Flow").waitFor();
});

test("people have a name in parts, whose last one is required; accounts have one name", async () => {
  await page.goto(`${shop.base}/lightning/o/Contact/new`);
  await button("Save").click();
  await page.getByText("Complete this field.").waitFor();
  await page.goto(`${shop.base}/lightning/o/Account/new`);
  await page.getByRole("dialog").getByLabel("Account Name").waitFor();
  assert.equal(await page.getByRole("dialog").getByLabel("Last Name").count(), 0);
});

test("Save & New saves and asks for the next", async () => {
  await page.getByRole("dialog").getByLabel("Account Name").fill("First Account");
  await button("Save & New").click();
  await page.getByText("Account was created.").waitFor();
  const name = page.getByRole("dialog").getByLabel("Account Name");
  await name.waitFor();
  assert.equal(await name.inputValue(), "");
  assert.equal(rows("Account", "Name", "First Account").length, 1);
});

test("a server that does not answer costs no input", async () => {
  await page.getByRole("dialog").getByLabel("Account Name").fill("Second Account");
  await page.route("**/ui-api/records", (route) => route.abort());
  await button("Save").click();
  await page.getByText("The server cannot be reached.").waitFor();
  await page.unroute("**/ui-api/records");
  assert.equal(await page.getByRole("dialog").getByLabel("Account Name").inputValue(), "Second Account");
  await button("Save").click();
  await page.getByText("Account was created.").last().waitFor();
  assert.equal(rows("Account", "Name", "Second Account").length, 1);
});

test("the global search is worked by the keyboard", async () => {
  await page.goto(`${shop.base}/lightning/page/home`);
  const search = page.getByRole("combobox", { name: "Search" });
  await search.fill("Lathe");
  await page.getByRole("option", { name: /The Lathe of Heaven/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /The Lathe of Heaven/ }).waitFor();
});
