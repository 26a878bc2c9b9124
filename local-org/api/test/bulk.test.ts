import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "jsforce";
import { at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;
let connection: Connection;

before(async () => {
  server = await startTestServer();
  connection = await server.connect();
  connection.bulk2.pollInterval = 20;
});

after(() => server.close());

test("ingests records and reports each that failed", async () => {
  const input = [...Array.from({ length: 450 }, (_, index) => ({ Name: `Bulk ${index}` })), { Name: "x".repeat(300) }];
  const result = await connection.bulk2.loadAndWaitForResults({ object: "Account", operation: "insert", input });
  assert.equal(result.successfulResults.length, 450);
  assert.match(String(result.failedResults[0]?.sf__Error), /^STRING_TOO_LONG:/);
  assert.equal((await connection.query("SELECT Id FROM Account WHERE Name LIKE 'Bulk %'")).totalSize, 450);
});

test("queries with parents, in pages", async () => {
  const { id } = await connection.sobject("Account").create({ Name: 'Quoted, "Account"' });
  await connection.sobject("Contact").create([
    { LastName: "One", AccountId: id },
    { LastName: "Two", AccountId: id }
  ]);
  const stream = await connection.bulk2.query(
    `SELECT LastName, Account.Name FROM Contact WHERE AccountId = '${id}' ORDER BY LastName`
  );
  const rows = await stream.toArray();
  assert.deepEqual(rows, [
    { LastName: "One", "Account.Name": 'Quoted, "Account"' },
    { LastName: "Two", "Account.Name": 'Quoted, "Account"' }
  ]);
});

test("upserts by external id and deletes", async () => {
  const author = await connection.sobject("Author__c").create({ Name: "Bulk Author" });
  const input = [{ Name: "Bulk Book", ISBN__c: "bulk-1", Author__c: author.id, Price__c: 5 }];
  const options = { object: "Book__c", operation: "upsert" as const, externalIdFieldName: "ISBN__c", input };
  const created = await connection.bulk2.loadAndWaitForResults(options);
  assert.equal(created.successfulResults[0]?.sf__Created, "true");
  const updated = await connection.bulk2.loadAndWaitForResults(options);
  assert.equal(updated.successfulResults[0]?.sf__Created, "false");
  const Id = updated.successfulResults[0]?.sf__Id ?? "";
  const deleted = await connection.bulk2.loadAndWaitForResults({
    object: "Book__c",
    operation: "delete",
    input: [{ Id }]
  });
  assert.equal(deleted.successfulResults.length, 1);
});

test("answers addresses that end with a slash, as some clients write them", async () => {
  const { body } = await server.send("POST", `${VERSION}/jobs/ingest/`, { object: "Account", operation: "insert" });
  assert.equal((await server.send("GET", `${VERSION}/jobs/ingest/${at(body, "id")}/`)).status, 200);
});

test("refuses jobs that make no sense", async () => {
  const wrong = await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Account", operation: "explode" });
  assert.deepEqual([wrong.status, at(wrong.body, "0.errorCode")], [400, "INVALIDJOB"]);
  const entity = await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Nothing", operation: "insert" });
  assert.deepEqual([entity.status, at(entity.body, "0.errorCode")], [400, "INVALIDENTITY"]);
  const unknown = await server.send("GET", `${VERSION}/jobs/ingest/750000000000999AAA`);
  assert.equal(unknown.status, 404);
});
