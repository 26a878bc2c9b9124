import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../local-org/testing/browser.ts";
import { startLocalOrg, type RunningOrg } from "./localOrg.ts";

const VIEWPORT = { width: 1440, height: 1000 };

describe("The document of a handoff", { timeout: 240_000 }, () => {
  let org: RunningOrg;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    [org, browser] = await Promise.all([startLocalOrg(), launchBrowser()]);
    const context = await browser.newContext({
      viewport: VIEWPORT,
      permissions: ["clipboard-read", "clipboard-write"]
    });
    await context.request.post(`${org.url}/local/session`, {
      data: { username: "admin@example.com", password: "local" }
    });
    page = await context.newPage();
    page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
    await page.addInitScript(() => {
      // Nobody answers a print dialog here; the frame is left standing to be looked at.
      window.print = () => undefined;
    });
    const answer = await page.request.get(`${org.url}/services/data/v62.0/query`, {
      params: { q: "SELECT Id FROM Handoff__c WHERE Opportunity__r.IsWon = true ORDER BY Name LIMIT 1" }
    });
    const { records } = (await answer.json()) as { records: { Id: string }[] };
    await page.goto(`${org.url}/lightning/r/Handoff__c/${records[0]?.Id}/view`);
    await page
      .getByRole("heading", { name: /^Handoff HO-/ })
      .first()
      .waitFor();
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
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
