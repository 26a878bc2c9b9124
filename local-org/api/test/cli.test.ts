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

test("uploads a file, whose bytes a record then has", async () => {
  const file = writeInput(server, "note.txt", "a note");
  const { result } = await server.sf("data", "create", "file", "--file", file);
  assert.equal(at(result, "Title"), "note");
  const [version] = server.org.query(
    `SELECT VersionData FROM ContentVersion WHERE ContentDocumentId = '${at(result, "ContentDocumentId")}'`,
    { user: server.org.security.user(server.org.administratorId), access: USER_MODE }
  ).rows;
  assert.equal(Buffer.from(String(version?.fields["VersionData"]), "base64").toString(), "a note");
});

test("imports a tree of records, queries it, and takes its export into another org", async () => {
  const accounts = [{ attributes: { type: "Account", referenceId: "A1" }, Name: "Tree" }];
  const contacts = [{ attributes: { type: "Contact", referenceId: "C1" }, LastName: "Leaf", AccountId: "@A1" }];
  writeInput(server, "Account.json", JSON.stringify({ records: accounts }));
  writeInput(server, "Contact.json", JSON.stringify({ records: contacts }));
  const files = [
    { sobject: "Account", files: ["Account.json"] },
    { sobject: "Contact", files: ["Contact.json"] }
  ];
  const plan = writeInput(server, "plan.json", JSON.stringify(files));
  assert.equal((await server.sf("data", "import", "tree", "--plan", plan)).status, 0);
  const query = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree'";
  const { result } = await server.sf("data", "query", "--query", query);
  assert.equal(at(result, "records.0.Contacts.records.0.LastName"), "Leaf");
  const out = join(server.dir, "exported");
  await server.sf("data", "export", "tree", "--query", query, "--plan", "--output-dir", out);
  const other = await startCliServer();
  try {
    const exported = join(out, "Account-Contact-plan.json");
    assert.equal((await other.sf("data", "import", "tree", "--plan", exported)).status, 0);
    const arrived = await other.sf("data", "query", "--query", query);
    assert.equal(at(arrived.result, "records.0.Contacts.records.0.LastName"), "Leaf");
  } finally {
    await other.close();
  }
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

test("updates and deletes in bulk, and tells which records failed", async () => {
  const ids = join(server.dir, "ids.csv");
  const query = "SELECT Id FROM Account WHERE Name LIKE 'Changed%'";
  await server.sf("data", "export", "bulk", "--query", query, "--output-file", ids, "--wait", "1");
  const sites = readFileSync(ids, "utf8")
    .trim()
    .split("\n")
    .map((line, index) => `${line},${index === 0 ? "Site" : "x"}`);
  const update = writeInput(server, "sites.csv", `${sites.join("\n")}\n`);
  const updated = await server.sf("data", "update", "bulk", "--file", update, "--sobject", "Account", "--wait", "1");
  assert.equal(at(updated.result, "successfulRecords"), 2);
  const deletion = ["--sobject", "Account", "--wait", "1"];
  assert.equal((await server.sf("data", "delete", "bulk", "--file", ids, ...deletion)).status, 0);
  assert.equal((await server.sf("data", "delete", "bulk", "--file", ids, ...deletion)).status, 1);
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
  const options = ["--detailed-coverage", "--result-format", "junit", "--output-dir", results];
  const queued = await server.sf("apex", "run", "test", ...names, ...options, "--wait", "1");
  assert.equal(at(queued.result, "summary.outcome"), "Passed");
  assert.match(String(at(queued.result, "summary.orgWideCoverage")), /^\d+%$/);
  const job = String(at(queued.result, "summary.testRunId"));
  assert.match(readFileSync(join(results, `test-result-${job}-junit.xml`), "utf8"), /<testcase name="\w+"/);
  const again = await server.sf("apex", "get", "test", "--test-run-id", job, "--code-coverage");
  assert.equal(at(again.result, "summary.testsRan"), at(queued.result, "summary.testsRan"));
  const unknown = await server.sf("apex", "run", "test", "--class-names", "NoSuchTest", "--synchronous");
  assert.match(String(unknown.message), /NoSuchTest/);
});

test("keeps the debug logs of a user with a trace flag", async () => {
  const create = async (sobject: string, values: string): Promise<string> => {
    const words = ["--use-tooling-api", "--sobject", sobject, "--values", values];
    return String(at((await server.sf("data", "create", "record", ...words)).result, "id"));
  };
  const level = await create("DebugLevel", "DeveloperName=Fine MasterLabel=Fine ApexCode=FINEST");
  const flag = `TracedEntityId=${server.org.administratorId} LogType=DEVELOPER_LOG DebugLevelId=${level}`;
  await create("TraceFlag", flag);
  await server.sf("apex", "run", "--file", writeInput(server, "traced.apex", "System.debug('traced');"));
  const logs = await server.sf("apex", "list", "log");
  assert.equal(at(logs.result, "0.Status"), "Success");
  const log = await server.sf("apex", "get", "log", "--number", "1");
  assert.match(String(at(log.result, "0.log")), /USER_DEBUG\|\[1\]\|DEBUG\|traced/);
});

test("deletes a component from the org, and the project", async () => {
  writeInput(server, "force-app/main/default/classes/Passing.cls", "public class Passing {}\n");
  writeInput(server, "force-app/main/default/classes/Passing.cls-meta.xml", META);
  const source = join(server.dir, "force-app/main/default/classes/Passing.cls");
  await server.sf("project", "deploy", "start", "--source-dir", source);
  assert.ok(server.org.project.find("ApexClass", "Passing"));
  assert.equal((await server.sf("project", "delete", "source", "--source-dir", source, "--no-prompt")).status, 0);
  assert.equal(server.org.project.find("ApexClass", "Passing"), undefined);
  assert.ok(!existsSync(source));
});

test("makes a manifest from what the org has", async () => {
  await server.sf("project", "generate", "manifest", "--from-org", "admin@example.com", "--output-dir", server.dir);
  assert.match(readFileSync(join(server.dir, "package.xml"), "utf8"), /<members>Book__c<\/members>/);
});

test("tells objects, fields, limits, users and a link into the org", async () => {
  const objects = await server.sf("sobject", "list", "--sobject", "custom");
  assert.ok((objects.result as string[]).includes("Book__c"));
  const book = await server.sf("sobject", "describe", "--sobject", "Book__c");
  assert.equal(at(book.result, "name"), "Book__c");
  assert.ok((await server.sf("org", "list", "limits")).result);
  assert.equal((await server.sf("org", "list", "users")).status, 0);
  const link = await server.sf("org", "open", "--url-only");
  assert.match(String(at(link.result, "url")), /^http:\/\/localhost:\d+\/secur\/frontdoor\.jsp\?otp=/);
});

test("says what is wrong with an object, a field and a search that make no sense", async () => {
  const unknown = await server.sf("data", "create", "record", "--sobject", "Nothing__c", "--values", "Name=x");
  assert.equal(unknown.message, "The requested resource does not exist");
  const field = await server.sf("data", "query", "--query", "SELECT Nothing FROM Account");
  assert.match(String(field.message), /No such column 'Nothing' on entity 'Account'/);
  const search = await server.sf("data", "search", "--query", "FIND {some} RETURNING Nothing(Name)");
  assert.match(String(search.message), /Nothing/);
});

test("assigns a permission set", async () => {
  const [set] = server.org.project.ofType("PermissionSet");
  const { status, result } = await server.sf("org", "assign", "permset", "--name", String(set?.fullName));
  assert.equal(status, 0, JSON.stringify(result));
});

test("says when its session has ended", async () => {
  await fetch(`${server.url}/services/oauth2/revoke?token=${encodeURIComponent(server.token)}`, { method: "POST" });
  const { message } = await server.sf("data", "query", "--query", "SELECT Id FROM Account");
  assert.match(String(message), /Session expired or invalid/);
});

const META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion><status>Active</status></ApexClass>\n';
