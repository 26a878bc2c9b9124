import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openRecord, signIn, startForTests } from "./session.ts";

const DEAL = "Brightwater: field service for 310 engineers";
const MOST_TABS = 150;

describe("The editor with a keyboard alone", { timeout: 240_000 }, () => {
  const started = startForTests();
  let page: Page;

  before(async () => {
    page = await signIn(started, "ae@example.com");
    await openRecord(page, started.org, "Opportunity", DEAL);
    await page.getByText(/\d+ of 90 points/).waitFor();
  });

  /** The accessible name of what has the focus, through all shadow roots. */
  async function focusedName(): Promise<string> {
    return await page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) {
        focused = focused.shadowRoot.activeElement;
      }
      const label = (focused as HTMLInputElement | null)?.labels?.[0]?.textContent;
      return (label ?? focused?.getAttribute("aria-label") ?? focused?.textContent ?? "").trim();
    });
  }

  async function tabTo(name: RegExp): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      await page.keyboard.press("Tab");
      if (name.test(await focusedName())) {
        return;
      }
    }
    assert.fail(`No way by Tab to ${name}.`);
  }

  it("answers a question of two-minute mode and leaves it", async () => {
    await tabTo(/^Two-minute mode$/);
    await page.keyboard.press("Enter");
    await page.getByText("points still open").waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body);
    const before = await page.getByText(/\d+ of 90 points/).innerText();
    await page.keyboard.type("Engineers photograph the whiteboard each morning to know their jobs.");
    await page.keyboard.press("Enter");
    await page
      .getByText(/\d+ of 90 points/)
      .filter({ hasNotText: before })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("points still open").waitFor({ state: "detached" });
  });

  it("adds a risk by typing and Enter, opens it, and leaves its form by Escape", async () => {
    await page.getByRole("textbox", { name: "Add a risk", exact: true }).focus();
    await page.keyboard.type("The asset register has no interface before March");
    await page.keyboard.press("Enter");
    const risks = page.getByRole("table", { name: "Risks" });
    await risks.getByText("The asset register has no interface before March", { exact: true }).waitFor();
    await risks.getByRole("button", { name: /^Edit The asset register/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Risk", exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("textbox", { name: "Risk", exact: true }).waitFor({ state: "detached" });
    assert.match(await focusedName(), /^Edit The asset register/, "the focus is back on what opened the form");
  });
});
