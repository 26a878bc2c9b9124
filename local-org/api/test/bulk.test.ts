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

/** Uploads a file to a job; answers the job when it has ended. */
async function jobOf(settings: object, content: string): Promise<unknown> {
  const id = at((await server.send("POST", `${VERSION}/jobs/ingest`, settings)).body, "id");
  const url = `${VERSION}/jobs/ingest/${id}`;
  await server.send("PUT", `${url}/batches`, content, { "content-type": "text/csv" });
  await server.send("PATCH", url, { state: "UploadComplete" });
  for (;;) {
    const { body } = await server.send("GET", url);
    if (["JobComplete", "Failed"].includes(String(at(body, "state")))) return body;
  }
}

test(
  "what is no CSV of the object's fields makes the job fail before a row is saved",
  { timeout: 20_000 },
  async () => {
    const accounts = async (): Promise<number> => (await connection.query("SELECT Id FROM Account")).totalSize;
    const before = await accounts();
    const garbage: [content: string, message: RegExp][] = [
      ["", /^InvalidBatch : The file has no header$/],
      ["Name,Nothing__c\na,b\n", /^InvalidBatch : Field name not found : Nothing__c$/],
      ["Name,__proto__\na,b\n", /^InvalidBatch : Field name not found : __proto__$/],
      ["Name,Owner.Nothing__c\na,b\n", /^InvalidBatch : Field name not found : Owner.Nothing__c$/],
      ["Name,User:Parent.Username\na,b\n", /^InvalidBatch : /],
      ["Name;Phone\na;b\n", /^InvalidBatch : Field name not found : Name;Phone$/],
      ['Name\n"a\n', /^InvalidBatch : /],
      ["Name,Phone\na\n", /^InvalidBatch : /],
      [
        Array.from({ length: 999 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join(""),
        /^InvalidBatch : /
      ]
    ];
    for (const [content, message] of garbage) {
      const job = await jobOf({ object: "Account", operation: "insert" }, content);
      assert.equal(at(job, "state"), "Failed", content);
      assert.match(String(at(job, "errorMessage")), message);
    }
    assert.equal(await accounts(), before);
  }
);

test("a parent of several kinds is named with its kind", { timeout: 20_000 }, async () => {
  const content = "Name,User:Owner.Username\nOwned,admin@example.com\nLost,nobody@example.com\n";
  const job = await jobOf({ object: "Account", operation: "insert" }, content);
  assert.deepEqual([at(job, "numberRecordsProcessed"), at(job, "numberRecordsFailed")], [2, 1]);
  assert.equal((await connection.query("SELECT Id FROM Account WHERE Name = 'Owned'")).totalSize, 1);
});

test(
  "jsforce deletes and updates what a query finds, by the Bulk API 2.0 where there is much",
  { timeout: 30_000 },
  async () => {
    const records = Array.from({ length: 450 }, (_, index) => ({ Name: `Many ${index}` }));
    await connection.bulk2.loadAndWaitForResults({ object: "Account", operation: "insert", input: records });
    const many = () => connection.sobject("Account").find({ Name: { $like: "Many %" } });
    const updated = await many().update({ Rating: "Hot" }, { bulkApiVersion: 2 });
    assert.equal(updated.filter(({ success }) => success).length, 450);
    const deleted = await many().destroy({ bulkApiVersion: 2 });
    assert.equal(deleted.filter(({ success }) => success).length, 450);
  }
);

test(
  "a job that is aborted while it runs keeps what it saved, and gives the rest back",
  { timeout: 30_000 },
  async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => `Aborted ${index}`);
    const id = at(
      (await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Account", operation: "insert" })).body,
      "id"
    );
    const url = `${VERSION}/jobs/ingest/${id}`;
    await server.send("PUT", `${url}/batches`, ["Name", ...rows].join("\n"), { "content-type": "text/csv" });
    await server.send("PATCH", url, { state: "UploadComplete" });
    assert.equal((await server.send("PATCH", url, { state: "Aborted" })).status, 200);
    const authorization = `Bearer ${connection.accessToken}`;
    let rest = "";
    while (rest === "")
      rest = await (await fetch(`${server.url}${url}/unprocessedrecords`, { headers: { authorization } })).text();
    const { body } = await server.send("GET", url);
    assert.equal(at(body, "state"), "Aborted");
    const { totalSize } = await connection.query("SELECT Id FROM Account WHERE Name LIKE 'Aborted %'");
    const processed = Number(at(body, "numberRecordsProcessed"));
    assert.equal(totalSize, processed);
    assert.ok(processed < rows.length, "it was done before it was aborted");
    assert.equal(rest.trim().split("\n").length - 1, rows.length - processed);
  }
);

test("the first Bulk API is refused in its own form", async () => {
  const load = connection.bulk.createJob("Account", "insert").open();
  await assert.rejects(load, /not supported by the local org: Bulk API 1\.0/);
});

test("a job that is deleted leaves its id to no other", async () => {
  const create = async (): Promise<unknown> =>
    at((await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Account", operation: "insert" })).body, "id");
  const first = await create();
  const second = await create();
  await server.send("DELETE", `${VERSION}/jobs/ingest/${first}`);
  assert.notEqual(await create(), second);
});

test("refuses jobs that make no sense", async () => {
  const wrong = await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Account", operation: "explode" });
  assert.deepEqual([wrong.status, at(wrong.body, "0.errorCode")], [400, "INVALIDJOB"]);
  const upsert = { object: "Account", operation: "upsert", externalIdFieldName: "Name" };
  const external = await server.send("POST", `${VERSION}/jobs/ingest`, upsert);
  assert.equal(
    at(external.body, "0.message"),
    "InvalidJob : Field name provided, Name does not match an External ID for Account"
  );
  const entity = await server.send("POST", `${VERSION}/jobs/ingest`, { object: "Nothing", operation: "insert" });
  assert.deepEqual([entity.status, at(entity.body, "0.errorCode")], [400, "INVALIDENTITY"]);
  const unknown = await server.send("GET", `${VERSION}/jobs/ingest/750000000000999AAA`);
  assert.equal(unknown.status, 404);
});
