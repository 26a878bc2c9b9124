import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { USER_MODE } from "../../security/types.ts";
import { startCliServer, writeInput, type CliServer } from "./cliServer.ts";
import { at } from "./testServer.ts";

let server: CliServer;

before(async () => {
  server = await startCliServer();
});

after(() => server.close());

test("shows the org that it logged in to by access token", async () => {
  const { result } = await server.sf("org", "display");
  assert.equal(at(result, "username"), "admin@example.com");
  assert.equal(at(result, "connectedStatus"), "Connected");
});

test("validates a deployment, and leaves the org as it was", async () => {
  const { result } = await server.sf("project", "deploy", "validate", "--source-dir", "force-app");
  assert.equal(at(result, "status"), "Succeeded");
  assert.equal(at(result, "checkOnly"), true);
  assert.equal(server.org.project.components.length, 0);
});

test("deploys a project into a blank org", async () => {
  const { result } = await server.sf("project", "deploy", "start", "--source-dir", "force-app");
  assert.equal(at(result, "status"), "Succeeded");
  assert.ok(server.org.schema.object("Book__c"));
});

test("tells class, line and problem of Apex that does not compile, and keeps what was there", async () => {
  const file = join(server.dir, "force-app/main/default/classes/Broken.cls");
  writeInput(server, "force-app/main/default/classes/Broken.cls", "public class Broken {\n  Nothing x;\n}\n");
  writeInput(server, "force-app/main/default/classes/Broken.cls-meta.xml", META);
  const { status, result } = await server.sf("project", "deploy", "start", "--source-dir", file);
  assert.equal(status, 1);
  assert.equal(
    at(result, "details.componentFailures.fullName") ?? at(result, "details.componentFailures.0.fullName"),
    "Broken"
  );
  assert.equal(server.org.project.find("ApexClass", "Broken"), undefined);
  rmSync(file);
  rmSync(`${file}-meta.xml`);
});

test("retrieves what was deployed", async () => {
  const objectFile = join(server.dir, "force-app/main/default/objects/Book__c/Book__c.object-meta.xml");
  const before = readFileSync(objectFile, "utf8");
  rmSync(objectFile);
  const { status } = await server.sf("project", "retrieve", "start", "--metadata", "CustomObject:Book__c");
  assert.equal(status, 0);
  assert.ok(existsSync(objectFile));
  assert.equal(readFileSync(objectFile, "utf8").replace(/\s+/g, ""), before.replace(/\s+/g, ""));
});

test("creates, changes, shows and deletes a record", async () => {
  const { result } = await server.sf("data", "create", "record", "--sobject", "Account", "--values", "Name='One'");
  const id = String(at(result, "id"));
  const record = ["--sobject", "Account", "--record-id", id];
  assert.equal((await server.sf("data", "update", "record", ...record, "--values", "Name='Two'")).status, 0);
  assert.equal(at((await server.sf("data", "get", "record", ...record)).result, "Name"), "Two");
  assert.equal((await server.sf("data", "delete", "record", ...record)).status, 0);
});

test("imports a tree of records, and queries it", async () => {
  const accounts = [{ attributes: { type: "Account", referenceId: "A1" }, Name: "Tree" }];
  writeInput(server, "Account.json", JSON.stringify({ records: accounts }));
  const plan = writeInput(server, "plan.json", JSON.stringify([{ sobject: "Account", files: ["Account.json"] }]));
  assert.equal((await server.sf("data", "import", "tree", "--plan", plan)).status, 0);
  const { result } = await server.sf("data", "query", "--query", "SELECT Name FROM Account WHERE Name = 'Tree'");
  assert.equal(at(result, "totalSize"), 1);
});

test("imports, exports and upserts in bulk", async () => {
  const csv = writeInput(server, "accounts.csv", "Name\nBulk One\nBulk Two\n");
  const imported = await server.sf("data", "import", "bulk", "--file", csv, "--sobject", "Account", "--wait", "1");
  assert.equal(at(imported.result, "successfulRecords"), 2);
  const query = "SELECT Id, Name FROM Account WHERE Name LIKE 'Bulk%'";
  const out = join(server.dir, "out.csv");
  await server.sf("data", "export", "bulk", "--query", query, "--output-file", out, "--wait", "1");
  const changed = readFileSync(out, "utf8").replaceAll("Bulk", "Changed");
  const file = writeInput(server, "changed.csv", changed);
  const upsert = ["--file", file, "--sobject", "Account", "--external-id", "Id", "--wait", "1"];
  assert.equal((await server.sf("data", "upsert", "bulk", ...upsert)).status, 0);
  const { rows } = server.org.query("SELECT Id FROM Account WHERE Name LIKE 'Changed%'", {
    user: server.org.security.user(server.org.administratorId),
    access: USER_MODE
  });
  assert.equal(rows.length, 2);
});

test("runs anonymous Apex and shows its log", async () => {
  const file = writeInput(server, "hello.apex", "System.debug('hello ' + (1 + 1));");
  const { result } = await server.sf("apex", "run", "--file", file);
  assert.equal(at(result, "success"), true);
  assert.match(String(at(result, "logs")), /USER_DEBUG.*hello 2/);
});

test("runs Apex tests, at once and queued, with coverage", async () => {
  const tests = server.org.apex.classes().filter(({ isTest }) => isTest);
  const names = ["--class-names", String(tests[0]?.name), "--code-coverage"];
  const once = await server.sf("apex", "run", "test", ...names, "--synchronous");
  assert.equal(at(once.result, "summary.outcome"), "Passed");
  const results = join(server.dir, "results");
  const queued = await server.sf("apex", "run", "test", ...names, "--wait", "1", "--output-dir", results);
  assert.equal(at(queued.result, "summary.outcome"), "Passed");
  assert.match(String(at(queued.result, "summary.orgWideCoverage")), /^\d+%$/);
});

test("assigns a permission set", async () => {
  const [set] = server.org.project.ofType("PermissionSet");
  const { status, result } = await server.sf("org", "assign", "permset", "--name", String(set?.fullName));
  assert.equal(status, 0, JSON.stringify(result));
});

const META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion><status>Active</status></ApexClass>\n';
