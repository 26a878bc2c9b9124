import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../local-org/testing/browser.ts";
import { startLocalOrg, type RunningOrg } from "./localOrg.ts";

/** The app's own org and a browser, there while the tests of a group run. */
export interface Started {
  org: RunningOrg;
  browser: Browser;
}

/** Starts an org and a browser before the tests of the group around it, and ends them after. */
export function startForTests(): Started {
  const started: Partial<Started> = {};
  before(async () => {
    [started.org, started.browser] = await Promise.all([startLocalOrg(), launchBrowser()]);
  });
  after(async () => {
    await started.browser?.close();
    await started.org?.stop();
  });
  return started as Started;
}

/** A page of a browser of one's own, signed in as a sample user. */
export async function signIn({ browser, org }: Started, username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const answer = await context.request.post(`${org.url}/local/session`, { data: { username, password: "local" } });
  assert.equal(answer.ok(), true, `${username} signs in`);
  return await context.newPage();
}

/** Goes to the page of the record with this name. */
export async function openRecord(page: Page, org: RunningOrg, object: string, name: string): Promise<void> {
  const [record] = await query(page, org, `SELECT Id FROM ${object} WHERE Name = '${name}'`);
  await page.goto(`${org.url}/lightning/r/${object}/${String(record?.Id)}/view`);
  await page.getByRole("heading", { name }).first().waitFor();
}

/** What the signed-in user finds through the API. */
export async function query(page: Page, org: RunningOrg, soql: string): Promise<Record<string, unknown>[]> {
  const answer = await page.request.get(`${org.url}/services/data/v62.0/query`, { params: { q: soql } });
  assert.equal(answer.ok(), true, await answer.text());
  const { records } = await answer.json();
  return records;
}
