/**
 * Migrates records between two local orgs with sfdmu, twice, and checks what arrived. It is no test of the suite, since it fetches sfdmu from the
 * package registry into a folder of its own: `node local-org/api/test/sfdmu.ts [folder]`.
 */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { SALESFORCE_CLI } from "./cliServer.ts";
import { at, startTestServer, type TestServer } from "./testServer.ts";

const OBJECTS = [
  { query: "SELECT Id, Name, AccountNumber, ParentId FROM Account", externalId: "AccountNumber" },
  { query: "SELECT Id, FirstName, LastName, Email, AccountId FROM Contact", externalId: "Email" },
  { query: "SELECT Id, Name FROM Author__c", externalId: "Name" },
  { query: "SELECT Id, Name, ISBN__c, Price__c, Author__c FROM Book__c", externalId: "ISBN__c" }
];

/** So many that sfdmu takes the Bulk API for them. */
const MANY = 450;

const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), "local-org-sfdmu-")));
const source = await startTestServer();
const target = await startTestServer();
try {
  installSfdmu();
  await fillSource();
  await migrate();
  assert.deepEqual(await whatArrived(), [
    "Mill of Paper Holding",
    `${MANY} leaves at the mill`,
    "Migrated by Author at 12"
  ]);
  await changeSource();
  await migrate();
  assert.deepEqual(await whatArrived(), [
    "Mill of Paper Holding",
    `${MANY} leaves at the mill`,
    "Migrated by Author at 15"
  ]);
  console.log("sfdmu migrated accounts, contacts, authors and books, and upserted them when it ran again.");
} finally {
  await source.close();
  await target.close();
}

function installSfdmu(): void {
  const plugin = join(folder, "node_modules/sfdmu");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(plugin)) execFileSync("npm", ["install", "--no-audit", "--no-fund", "sfdmu"], { cwd: folder });
  execFileSync(process.execPath, [SALESFORCE_CLI, "plugins", "link", "--no-install", plugin], { env: environment() });
}

async function fillSource(): Promise<void> {
  const connection = await source.connect();
  const holding = await connection.sobject("Account").create({ Name: "Paper Holding", AccountNumber: "A-1" });
  const mill = { Name: "Mill", AccountNumber: "A-2", ParentId: holding.id };
  const { id: AccountId } = await connection.sobject("Account").create(mill);
  const leaves = Array.from({ length: MANY }, (_, index) => ({
    LastName: "Leaf",
    Email: `l${index}@example.com`,
    AccountId
  }));
  await connection.sobject("Contact").create(leaves, { allowRecursive: true });
  const author = await connection.sobject("Author__c").create({ Name: "Author" });
  await connection
    .sobject("Book__c")
    .create({ Name: "Migrated", ISBN__c: "978-3", Price__c: 12, Author__c: author.id });
}

async function changeSource(): Promise<void> {
  const connection = await source.connect();
  await connection.sobject("Book__c").find({ ISBN__c: "978-3" }).update({ Price__c: 15 });
}

async function whatArrived(): Promise<string[]> {
  const connection = await target.connect();
  const accounts = await connection.query("SELECT Name, Parent.Name FROM Account WHERE ParentId != null");
  const contacts = await connection.query("SELECT LastName FROM Contact WHERE Account.Name = 'Mill'");
  const books = await connection.query("SELECT Name, Price__c, Author__r.Name FROM Book__c");
  return [
    ...accounts.records.map((record) => `${at(record, "Name")} of ${at(record, "Parent.Name")}`),
    `${contacts.totalSize} leaves at the mill`,
    ...books.records.map((book) => `${at(book, "Name")} by ${at(book, "Author__r.Name")} at ${at(book, "Price__c")}`)
  ];
}

async function migrate(): Promise<void> {
  const orgs = [await orgOf("source", source), await orgOf("target", target)];
  const job = { orgs, objects: OBJECTS.map((object) => ({ ...object, operation: "Upsert" })) };
  writeFileSync(join(folder, "export.json"), JSON.stringify(job, null, 2));
  const words = ["sfdmu", "run", "--sourceusername", "source", "--targetusername", "target", "--path", folder];
  await promisify(execFile)(process.execPath, [SALESFORCE_CLI, ...words, "--noprompt"], {
    cwd: folder,
    env: environment(),
    maxBuffer: 20_000_000
  });
}

async function orgOf(name: string, server: TestServer): Promise<Record<string, unknown>> {
  const { accessToken } = await server.connect();
  return { name, instanceUrl: server.url, accessToken };
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    HOME: folder,
    SF_DISABLE_TELEMETRY: "true",
    SF_USE_GENERIC_UNIX_KEYCHAIN: "true"
  };
}
