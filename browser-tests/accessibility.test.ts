import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { accessibilityProblems } from "../local-org/testing/accessibility.ts";
import { launchBrowser } from "../local-org/testing/browser.ts";
import { startLocalOrg, type RunningOrg } from "./localOrg.ts";
import { openRecord, signIn } from "./session.ts";

describe("Every page of the app", { timeout: 240_000 }, () => {
  let org: RunningOrg;
  let browser: Browser;

  before(async () => {
    [org, browser] = await Promise.all([startLocalOrg(), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await org?.stop();
  });

  it("is accessible to the account executive: a handoff, its two-minute mode, an open deal", async () => {
    const page = await signIn(browser, org, "ae@example.com");
    await openRecord(page, org, "Opportunity", "Brightwater: field service for 310 engineers");
    await page.getByText(/\d+ of 90 points/).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("button", { name: "Two-minute mode" }).click();
    await page.getByText("points still open").waitFor();
    await page.getByRole("button", { name: "Add a risk", exact: true }).click();
    assert.deepEqual(await accessibilityProblems(page), []);
    await openRecord(page, org, "Opportunity", "Pinewood: admissions desk");
    await page.getByText("The handoff starts when this deal is won").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });

  it("is accessible to customer success: the brief of an account, the handoff itself", async () => {
    const page = await signIn(browser, org, "csm@example.com");
    await openRecord(page, org, "Account", "Halden Freight");
    await page.getByText("Call first", { exact: true }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("button", { name: "Open the handoff record" }).first().click();
    await page.getByText("You can read this handoff, not change it.").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });

  it("is accessible to the administrator: the health page", async () => {
    const page = await signIn(browser, org, "admin@example.com");
    await page.goto(`${org.url}/lightning/n/Handoff_Health`);
    await page.getByText("Points of the rubric").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });
});
