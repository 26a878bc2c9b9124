import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Connection } from "jsforce";
import { ADMIN, at, PASSWORD, pluck, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;
let connection: Connection;

before(async () => {
  server = await startTestServer();
  connection = await server.connect();
});

after(() => server.close());

test("logs in by OAuth with client credentials, and with username and password", async () => {
  const oauth2 = { loginUrl: server.url, clientId: ADMIN, clientSecret: PASSWORD };
  const machine = new Connection({ oauth2, version: "62.0" });
  await machine.authorize({ grant_type: "client_credentials" });
  assert.equal((await machine.identity()).username, ADMIN);
  const person = new Connection({ oauth2: { ...oauth2, clientId: "any", clientSecret: "any" }, version: "62.0" });
  await person.login(ADMIN, PASSWORD);
  assert.equal((await person.identity()).username, ADMIN);
  const wrong = new Connection({ oauth2: { ...oauth2, clientSecret: "wrong" }, version: "62.0" });
  await assert.rejects(wrong.authorize({ grant_type: "client_credentials" }), /authentication failure/);
});

test("renews a session by its refresh token", async () => {
  const oauth2 = { loginUrl: server.url, clientId: "any", clientSecret: "any" };
  const person = new Connection({ oauth2, version: "62.0" });
  const { refresh_token } = await person.oauth2.authenticate(ADMIN, PASSWORD);
  const refreshed = await person.oauth2.refreshToken(refresh_token ?? "");
  assert.match(refreshed.access_token, /^00D/);
});

test("reports an expired session with the platform's code", async () => {
  const expired = new Connection({ instanceUrl: server.url, accessToken: "00D000000000001!gone", version: "62.0" });
  await assert.rejects(async () => expired.query("SELECT Id FROM User"), { errorCode: "INVALID_SESSION_ID" });
});

test("makes a composite request whose parts refer to each other", async () => {
  const compositeRequest = [
    { method: "POST", url: `${VERSION}/sobjects/Account`, referenceId: "account", body: { Name: "Composite" } },
    {
      method: "POST",
      url: `${VERSION}/sobjects/Contact`,
      referenceId: "contact",
      body: { LastName: "Part", AccountId: "@{account.id}" }
    }
  ];
  const answer = await connection.requestPost("/composite", { allOrNone: true, compositeRequest });
  assert.deepEqual(pluck(answer, "compositeResponse", "httpStatusCode"), [201, 201]);
});

test("makes a tree of records, and graphs", async () => {
  const contact = { attributes: { type: "Contact", referenceId: "c1" }, LastName: "Leaf" };
  const account = {
    attributes: { type: "Account", referenceId: "a1" },
    Name: "Tree",
    Contacts: { records: [contact] }
  };
  const tree = await connection.requestPost("/composite/tree/Account", { records: [account] });
  assert.deepEqual([at(tree, "hasErrors"), pluck(tree, "results", "referenceId")], [false, ["a1", "c1"]]);
  const node = { method: "POST", url: `${VERSION}/sobjects/Account`, referenceId: "one", body: { Name: "Graph" } };
  const graphs = await connection.requestPost("/composite/graph", {
    graphs: [{ graphId: "g1", compositeRequest: [node] }]
  });
  assert.equal(at(graphs, "graphs.0.isSuccessful"), true);
});

test("searches by SOSL and by parameters", async () => {
  await connection.sobject("Account").create({ Name: "Findable Firm" });
  const found = await connection.search("FIND {Findable} IN ALL FIELDS RETURNING Account(Id, Name)");
  assert.deepEqual(pluck(found, "searchRecords", "Name"), ["Findable Firm"]);
  const body = { q: "Findable", sobjects: [{ name: "Account", fields: ["Id", "Name"] }] };
  const parameterized = await connection.requestPost("/parameterizedSearch", body);
  assert.deepEqual(pluck(parameterized, "searchRecords", "Name"), ["Findable Firm"]);
  const everywhere = await connection.requestGet("/parameterizedSearch?q=Findable");
  assert.equal(pluck(everywhere, "searchRecords", "Id").length, 1);
});

test("finds with conditions, includes children, sorts and limits", async () => {
  const { id } = await connection.sobject("Account").create({ Name: "Parent", Industry: "Banking" });
  await connection.sobject("Contact").create([
    { LastName: "A", AccountId: id },
    { LastName: "B", AccountId: id }
  ]);
  const accounts = await connection
    .sobject("Account")
    .find({ Industry: "Banking" }, ["Id", "Name"])
    .include("Contacts")
    .select("LastName")
    .sort({ LastName: -1 })
    .limit(1)
    .end()
    .sort("Name")
    .execute();
  assert.deepEqual([accounts.length, pluck(accounts, "0.Contacts.records", "LastName")], [1, ["B"]]);
  const count = await connection.sobject("Contact").count({ AccountId: id });
  assert.equal(count, 2);
});

test("updates and deletes what a query finds", async () => {
  await connection.sobject("Account").create([
    { Name: "Q1", Site: "old" },
    { Name: "Q2", Site: "old" }
  ]);
  const updated = await connection.sobject("Account").find({ Site: "old" }).update({ Site: "new" });
  assert.ok(updated.every(({ success }) => success));
  const deleted = await connection.sobject("Account").find({ Site: "new" }).destroy();
  assert.equal(deleted.length, 2);
  const all = await connection.query("SELECT Id FROM Account WHERE Site = 'new'", { scanAll: true });
  assert.equal(all.totalSize, 2);
});

test("upserts by external id, one and many", async () => {
  const author = await connection.sobject("Author__c").create({ Name: "Upserter" });
  const book = { ISBN__c: "u-1", Name: "One", Author__c: author.id, Price__c: 1 };
  const first = await connection.sobject("Book__c").upsert(book, "ISBN__c");
  assert.equal(at(first, "created"), true);
  const both = await connection.sobject("Book__c").upsert([book, { ...book, ISBN__c: "u-2" }], "ISBN__c");
  assert.deepEqual(pluck({ both }, "both", "created"), [false, true]);
  const byName = await connection.sobject("Book__c").retrieve("ISBN__c/u-2");
  assert.equal(byName["Name"], "One");
});

test("reads a query through all its batches", async () => {
  const records = Array.from({ length: 200 }, (_, index) => ({ LastName: `Auto ${index}` }));
  for (let batch = 0; batch < 2; batch++) await connection.sobject("Contact").create(records, { allOrNone: true });
  const soql = "SELECT Id FROM Contact WHERE LastName LIKE 'Auto %'";
  const query = connection.query(soql, {
    autoFetch: true,
    maxFetch: 1000,
    headers: { "Sforce-Query-Options": "batchSize=200" }
  });
  let seen = 0;
  query.on("record", () => (seen += 1));
  await query;
  assert.equal(seen, 400);
});

test("tells limits, counts, tabs, recent records and quick actions", async () => {
  const limits = await connection.limits();
  assert.equal(limits["DailyApiRequests"]?.Max, limits["DailyApiRequests"]?.Remaining);
  assert.ok(Array.isArray(await connection.recent()));
  assert.ok(Array.isArray(await connection.tabs()));
  assert.ok(Array.isArray(await connection.quickActions()));
  assert.ok(Array.isArray(await connection.sobject("Account").quickActions()));
  const counts = await connection.request("/limits/recordCount?sObjects=User");
  assert.ok(Number(at(counts, "sObjects.0.count")) > 0);
});

test("calls Apex REST", async () => {
  const author = await connection.sobject("Author__c").create({ Name: "Rest Author" });
  await connection.sobject("Book__c").create({ Name: "Rest", ISBN__c: "r-1", Author__c: author.id, Price__c: 9 });
  const book = await connection.apex.get("/books/r-1");
  assert.equal(at(book, "Name"), "Rest");
  await assert.rejects(connection.apex.get("/nothing"), { errorCode: "NOT_FOUND" });
});
