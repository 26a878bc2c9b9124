import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accessibilityProblems } from "../local-org/testing/accessibility.ts";
import { openRecord, signIn, startForTests } from "./session.ts";

describe("Every page of the app", { timeout: 240_000 }, () => {
  const started = startForTests();

  it("is accessible to the account executive: a handoff, its two-minute mode, an open deal", async () => {
    const page = await signIn(started, "ae@example.com");
    await openRecord(page, started.org, "Opportunity", "Brightwater: field service for 310 engineers");
    await page.getByText(/\d+ of 90 points/).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("button", { name: "Two-minute mode" }).click();
    await page.getByText("points still open").waitFor();
    await page.getByRole("button", { name: "Add a risk", exact: true }).click();
    assert.deepEqual(await accessibilityProblems(page), []);
    await openRecord(page, started.org, "Opportunity", "Pinewood: admissions desk");
    await page.getByText("The handoff starts when this deal is won").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });

  it("is accessible to customer success: the brief of an account, the handoff itself", async () => {
    const page = await signIn(started, "csm@example.com");
    await openRecord(page, started.org, "Account", "Halden Freight");
    await page.getByText("Call first", { exact: true }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("button", { name: "Open the handoff record" }).first().click();
    await page.getByText("You can read this handoff, not change it.").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });

  it("is accessible to the administrator: the health page", async () => {
    const page = await signIn(started, "admin@example.com");
    await page.goto(`${started.org.url}/lightning/n/Handoff_Health`);
    await page.getByText("Points of the rubric").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.context().close();
  });
});
