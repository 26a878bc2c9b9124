import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createOne, createSale, win, type Sale } from "../../seed/test/sale.ts";
import { openSeedOrg, type SeedOrg } from "../../seed/test/seedOrg.ts";

const SCRIPT = join(import.meta.dirname, "../export.ts");
const NO_CREDENTIALS = { SF_USERNAME: "", SF_PASSWORD: "", SF_ACCESS_TOKEN: "" };

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

let org: SeedOrg;
let sale: Sale;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "export-"));
  org = await openSeedOrg();
  sale = await createSale(org.connection, { name: "Acme <b>Renewal</b>" });
  await win(org.connection, sale);
  const { records } = await org.connection.query(
    `SELECT Id FROM Handoff__c WHERE Opportunity__c = '${sale.opportunityId}'`
  );
  const Handoff__c = String(records[0]?.["Id"]);
  await org.connection.sobject("Handoff__c").update({ Id: Handoff__c, Business_Problem__c: "Quotes are *slow*" });
  await createOne(org.connection, "Handoff_Risk__c", {
    Handoff__c,
    Risk__c: "=cmd|' /C calc'!A0",
    Severity__c: "High"
  });
});

after(async () => {
  await org.close();
  rmSync(folder, { recursive: true });
});

function run(parameters: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT, ...parameters], {
    env: { ...process.env, ...NO_CREDENTIALS, ...environment }
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

function runFor(opportunity: string, ...more: string[]): Promise<Ended> {
  return run(["--org", org.url, "--opportunity", opportunity, ...more]);
}

test("prints the document as Markdown", async () => {
  const { code, stdout, stderr } = await runFor(sale.opportunityId);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^# Sales-to-delivery handoff — Acme \\<b\\>Renewal\\<\/b\\>\n/);
  assert.match(stdout, /Quotes are \\\*slow\\\*/);
  assert.match(stdout, /\| '=cmd\\\|' \/C calc'!A0 \|/);
  assert.match(stdout, /\| Product SKU \|/);
  assert.match(stdout, /\*\*Sales engineer:\*\* \S+/);
  assert.equal(stdout.match(/^## /gm)?.length, 10);
});

test("prints it as a page", async () => {
  const { code, stdout } = await runFor(sale.opportunityId, "--format", "html", "--paper", "A4");
  assert.equal(code, 0);
  assert.match(stdout, /^<!doctype html>/);
  assert.match(stdout, /@page \{ size: A4 portrait;/);
  assert.ok(!stdout.includes("<b>Renewal"));
});

test("writes it as JSON into a file", async () => {
  const file = join(folder, "handoff.json");
  const { code, stdout, stderr } = await runFor(sale.opportunityId, "--format", "json", "--output", file);
  assert.deepEqual([code, stdout, stderr], [0, "", `Written to ${file}.\n`]);
  const content = JSON.parse(readFileSync(file, "utf8"));
  assert.equal(content.handoff.Business_Problem__c, "Quotes are *slow*");
  assert.equal(content.risks[0].Risk__c, "=cmd|' /C calc'!A0");
  assert.equal(content.products.length, 2);
  assert.equal(content.stakeholders.length, 3);
  assert.equal(content.handoff.Opportunity_Key__c, undefined);
});

test("writes money in the currency that it is told", async () => {
  assert.match((await runFor(sale.opportunityId, "--currency", "EUR")).stdout, /€[\d,.]+ ARR/);
});

test("takes the short form of an id", async () => {
  assert.equal((await runFor(sale.opportunityId.slice(0, 15))).code, 0);
});

test("ends with 1 where there is no such Opportunity", async () => {
  const { code, stdout, stderr } = await runFor("006000000000000");
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /^No Opportunity with the id 006000000000000AAA can be seen/);
});

test("ends with 1 where the Opportunity has no handoff", async () => {
  const open = await createSale(org.connection, { name: "Still open" });
  const { code, stderr } = await runFor(open.opportunityId);
  assert.equal(code, 1);
  assert.match(stderr, /^"Still open" has no handoff/);
});

test("ends with 1 for a user without handoff permissions", async () => {
  const { code, stderr } = await run(["--org", org.url, "--opportunity", sale.opportunityId], {
    SF_USERNAME: "nobody@example.com",
    SF_PASSWORD: "local"
  });
  assert.equal(code, 1);
  assert.match(stderr, /^This org shows no Handoff__c to this user/);
});

test("ends with 1 where the org does not let the user in", async () => {
  const { code, stderr } = await run(["--org", org.url, "--opportunity", sale.opportunityId], {
    SF_USERNAME: "admin@example.com",
    SF_PASSWORD: "wrong"
  });
  assert.equal(code, 1);
  assert.match(stderr, /did not let admin@example.com in/);
});

test("ends with 1 where the file cannot be written", async () => {
  const { code, stderr } = await runFor(sale.opportunityId, "--output", join(folder, "no/such/folder.md"));
  assert.equal(code, 1);
  assert.match(stderr, /folder\.md could not be written/);
});

for (const [what, parameters] of [
  ["no Opportunity", []],
  ["an id of something else", ["--opportunity", "001000000000000"]],
  ["an unknown format", ["--opportunity", "006000000000000", "--format", "docx"]],
  ["an unknown option", ["--opportunity", "006000000000000", "--all"]],
  ["a wrong currency", ["--opportunity", "006000000000000", "--currency", "Euro"]]
] as const) {
  test(`ends with 2 on ${what}`, async () => {
    const { code, stderr } = await run(parameters);
    assert.equal(code, 2);
    assert.match(stderr, /^error: /);
  });
}

test("tells a user who may see no such handoff no more than that", async () => {
  const { code, stdout, stderr } = await run(["--org", org.url, "--opportunity", sale.opportunityId], {
    SF_USERNAME: "delivery@example.com",
    SF_PASSWORD: "local"
  });
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /can be seen by this user|has no handoff that this user can see/);
});
