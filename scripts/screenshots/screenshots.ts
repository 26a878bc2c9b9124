/**
 * Takes the README's pictures from the running product, on a local org of its own.
 *
 * usage: npm run screenshots [-- DIR]     where to (docs/images)
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startLocalOrg } from "../../browser-tests/localOrg.ts";
import { launchBrowser } from "../../local-org/testing/browser.ts";
import { PICTURES, type Picture } from "./pictures.ts";

const WIDTH = 1440;
/** Until pages that are longer have been measured. */
const HEIGHT = 1000;
const [dir = "docs/images"] = process.argv.slice(2);

mkdirSync(dir, { recursive: true });
const [org, browser] = await Promise.all([startLocalOrg(), launchBrowser()]);
try {
  for (const picture of PICTURES) console.log(await take(browser, org.url, picture));
} finally {
  await browser.close();
  await org.stop();
}

async function take(from: Browser, url: string, picture: Picture): Promise<string> {
  const path = join(dir, picture.file);
  const page = await openPage(from, url, picture);
  await picture.shown(page);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  await page.context().close();
  return path;
}

async function openPage(from: Browser, url: string, { username, object, name, height }: Picture): Promise<Page> {
  const context = await from.newContext({ viewport: { width: WIDTH, height: height ?? HEIGHT }, deviceScaleFactor: 1 });
  const session = await context.request.post(`${url}/local/session`, { data: { username, password: "local" } });
  if (!session.ok()) throw new Error(`${username} cannot log in: ${await session.text()}`);
  const soql = `SELECT Id FROM ${object} WHERE Name = '${name}'`;
  const answer = await context.request.get(`${url}/services/data/v62.0/query`, { params: { q: soql } });
  const { records } = (await answer.json()) as { records: { Id: string }[] };
  const [record] = records;
  if (record === undefined) throw new Error(`${username} sees no ${object} named ${name}.`);
  const page = await context.newPage();
  await page.goto(`${url}/lightning/r/${object}/${record.Id}/view`);
  return page;
}
