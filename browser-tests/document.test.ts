import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { query, signIn, startForTests } from "./session.ts";

describe("The document of a handoff", { timeout: 240_000 }, () => {
  const started = startForTests();
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    page = await signIn(started, "admin@example.com");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
    await page.addInitScript(() => {
      // Nobody answers a print dialog here; the frame is left standing to be looked at.
      window.print = () => undefined;
    });
    const won = "SELECT Id FROM Handoff__c WHERE Opportunity__r.IsWon = true ORDER BY Name LIMIT 1";
    const [handoff] = await query(page, started.org, won);
    await page.goto(`${started.org.url}/lightning/r/Handoff__c/${String(handoff?.Id)}/view`);
    await page
      .getByRole("heading", { name: /^Handoff HO-/ })
      .first()
      .waitFor();
  });

  async function choose(name: string): Promise<void> {
    await page.getByRole("button", { name: /^Document/ }).click();
    await page.getByRole("menuitem", { name }).click();
  }

  it("is copied as Markdown", async () => {
    await choose("Copy as Markdown");
    await page.getByText("Document copied as Markdown").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^# Sales-to-delivery handoff — .+\n/);
    assert.equal(copied.match(/^## \d+\. /gm)?.length, 10);
  });

  it("is downloaded as Markdown", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), choose("Download Markdown")]);
    assert.match(download.suggestedFilename(), /^Handoff-.+\.md$/);
    assert.match(readFileSync(await download.path(), "utf8"), /^# Sales-to-delivery handoff — /);
  });

  it("is printed with its own style under the page's security policy", async () => {
    complaints.length = 0;
    await choose("Print…");
    const heading = page.frameLocator("iframe").locator("h1");
    await heading.waitFor({ state: "attached" });
    assert.match((await heading.textContent()) ?? "", /^Sales-to-delivery handoff — /);
    const columns = await page
      .frameLocator("iframe")
      .locator("section dl > div")
      .first()
      .evaluate((row) => getComputedStyle(row).display);
    assert.equal(columns, "grid");
    assert.deepEqual(complaints, []);
  });
});
