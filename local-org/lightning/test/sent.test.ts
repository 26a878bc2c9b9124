import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityProblems } from "../../testing/accessibility.ts";
import { openBookshopPageAsAdministrator, type BookshopPage } from "./bookshopPage.ts";
import type { BookshopServer } from "./bookshopServer.ts";

const EMAIL = `Messaging.SingleEmailMessage email = new Messaging.SingleEmailMessage();
  email.setToAddresses(new List<String>{ 'reader@example.com' });
  email.setSubject('Your order');
  email.setPlainTextBody('It is on its way.');
  email.setHtmlBody('<h1>On its way</h1><script>document.body.innerText = "scripted";</script>');
  Messaging.EmailFileAttachment file = new Messaging.EmailFileAttachment();
  file.setFileName('invoice.txt');
  file.setBody(Blob.valueOf('12.50'));
  email.setFileAttachments(new List<Messaging.EmailFileAttachment>{ file });
  Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ email });`;

let opened: BookshopPage;
let shop: BookshopServer;
let page: Page;

before(async () => {
  opened = await openBookshopPageAsAdministrator();
  ({ shop, page } = opened);
});

after(() => opened?.close());

function run(source: string): void {
  shop.org.transact(shop.org.administratorId, (transaction) => {
    const { failure, compileProblem } = shop.org.apex.executeAnonymous(transaction, source);
    assert.equal(failure?.message ?? compileProblem, null);
  });
}

function notify(title: string): void {
  run(`Messaging.CustomNotification sold = new Messaging.CustomNotification();
    sold.setNotificationTypeId([SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Book_Sold'].Id);
    sold.setTitle('${title}');
    sold.setBody('Somebody bought it.');
    sold.setTargetId('${shop.bookId}');
    sold.send(new Set<String>{ UserInfo.getUserId() });`);
}

const bell = (name: string | RegExp) => page.getByRole("button", { name });

test("the bell is empty before anything was sent, and Escape leads back to it", async () => {
  await bell("Notifications").click();
  await page.getByRole("dialog", { name: "Notifications" }).getByText("No notifications yet.").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog", { name: "Notifications" }).count(), 0);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Notifications" }).waitFor();
  await page.keyboard.press("Escape");
});

test("a notification shows without a reload, leads to its record and is read then", async () => {
  notify("The Dispossessed was sold");
  notify("Another one was sold");
  await bell("Notifications: 2 new").click();
  const dialog = page.getByRole("dialog", { name: "Notifications" });
  await dialog.getByText("Somebody bought it.").first().waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  await dialog.getByRole("link", { name: /The Dispossessed was sold/ }).click();
  await page.getByRole("heading", { name: /The Dispossessed/ }).waitFor();
  await bell("Notifications: 1 new").waitFor();
});

test("all are marked as read, for good", async () => {
  await bell("Notifications: 1 new").click();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await bell(/^Notifications$/).waitFor();
  await page.reload();
  await bell(/^Notifications$/).waitFor();
  await page.getByRole("heading", { name: /The Dispossessed/ }).waitFor();
});

test("an e-mail shows in the outbox without a reload", async () => {
  await page.getByRole("link", { name: "Outbox" }).click();
  await page.getByText("0 e-mails").waitFor();
  run(EMAIL);
  await page.getByText("1 e-mail", { exact: true }).waitFor();
  await page.getByRole("cell", { name: "reader@example.com" }).waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
});

test("an e-mail opens with its headers, its texts and its attachments, and runs no script", async () => {
  await page.getByRole("link", { name: "Your order" }).click();
  await page.getByRole("heading", { name: "Your order" }).waitFor();
  await page.getByText("It is on its way.").waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  const html = page.frameLocator("iframe");
  await html.getByRole("heading", { name: "On its way" }).waitFor();
  assert.equal(await html.getByText("scripted").count(), 0);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "invoice.txt" }).click()
  ]);
  assert.equal(download.suggestedFilename(), "invoice.txt");
});

test("the outbox is emptied once that is confirmed", async () => {
  await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Outbox" }).click();
  await page.getByRole("button", { name: "Delete All" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Your order" }).waitFor();
  await page.getByRole("button", { name: "Delete All" }).click();
  await page.getByRole("button", { name: "OK" }).click();
  await page.getByText("No e-mails.").waitFor();
});

test("who is not logged in sees nothing of it", async () => {
  for (const path of ["outbox", "outbox/1", "outbox/1/html", "notifications"]) {
    const { status } = await fetch(`${shop.base}/local/shell/${path}`);
    assert.equal(status, 401);
  }
});
