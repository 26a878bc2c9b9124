import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "jsforce";
import { at, startTestServer, type TestServer } from "./testServer.ts";

let server: TestServer;
let connection: Connection;

before(async () => {
  server = await startTestServer();
  connection = await server.connect();
});

after(() => server.close());

test("logs in by SOAP and knows its user", async () => {
  const identity = await connection.identity();
  assert.equal(identity.username, "admin@example.com");
  assert.match(connection.userInfo?.organizationId ?? "", /^00D/);
});

test("knows its user by nothing but a token", async () => {
  const { Connection } = await import("jsforce");
  const { instanceUrl, accessToken } = connection;
  const bearer = new Connection({ instanceUrl, accessToken: accessToken ?? "", version: "62.0" });
  assert.equal((await bearer.identity()).username, "admin@example.com");
  assert.match(accessToken ?? "", /^00D\w{12}![.\w]+$/);
});

test("answers where a client's instance URL ends with a slash", async () => {
  const { Connection } = await import("jsforce");
  const { instanceUrl, accessToken } = connection;
  const slashed = new Connection({ instanceUrl: `${instanceUrl}/`, accessToken: accessToken ?? "", version: "62.0" });
  assert.equal((await slashed.query("SELECT Id FROM User LIMIT 1")).totalSize, 1);
});

test("refuses a wrong password with the platform's text", async () => {
  const { Connection } = await import("jsforce");
  const stranger = new Connection({ loginUrl: server.url });
  await assert.rejects(stranger.login("admin@example.com", "wrong"), /INVALID_LOGIN: Invalid username, password/);
});

test("answers SOAP mistakes with faults in the platform's form", async () => {
  const send = async (path: string, body: string): Promise<{ status: number; text: string }> => {
    const headers = { "content-type": "text/xml", soapaction: '""' };
    const response = await fetch(`${server.url}/services/Soap/${path}/62.0`, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  };
  const call = (operation: string): string =>
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>x</sessionId></SessionHeader></e:Header><e:Body><${operation}/></e:Body></e:Envelope>`;
  const login = await send("u", call("login"));
  assert.equal(login.status, 500);
  assert.match(
    login.text,
    /<faultcode>sf:INVALID_LOGIN<\/faultcode>.*<sf:LoginFault .*<sf:exceptionCode>INVALID_LOGIN</
  );
  const session = await send("m", call("describeMetadata"));
  assert.deepEqual([session.status, /<faultcode>sf:INVALID_SESSION_ID</.test(session.text)], [500, true]);
  assert.equal((await send("u", call("merge"))).status, 400);
  assert.equal((await send("u", "no xml")).status, 400);
});

test("creates, retrieves, updates and deletes a record", async () => {
  const created = await connection.sobject("Account").create({ Name: "Paper Mill" });
  assert.ok(created.success);
  const id = created.id ?? "";
  const account = await connection.sobject("Account").retrieve(id);
  assert.equal(account["Name"], "Paper Mill");
  assert.equal(account.attributes?.url, `/services/data/v62.0/sobjects/Account/${id}`);
  await connection.sobject("Account").update({ Id: id, Name: "Old Paper Mill" });
  const [found] = (await connection.query(`SELECT Name FROM Account WHERE Id = '${id}'`)).records;
  assert.equal(found?.["Name"], "Old Paper Mill");
  await connection.sobject("Account").destroy(id);
  await assert.rejects(connection.sobject("Account").retrieve(id), { errorCode: "ENTITY_IS_DELETED" });
});

test("answers datetimes in the REST API's form and nests parents and children", async () => {
  const { id } = await connection.sobject("Account").create({ Name: "Nest" });
  await connection.sobject("Contact").create({ LastName: "Bird", AccountId: id });
  const contacts = await connection.query(
    `SELECT LastName, CreatedDate, Account.Name FROM Contact WHERE AccountId = '${id}'`
  );
  const contact = contacts.records[0] as Record<string, unknown> & { Account: { Name: string } };
  assert.match(String(contact["CreatedDate"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  assert.equal(contact.Account.Name, "Nest");
  assert.match(String(at(contact, "attributes.url")), /^\/services\/data\/v62\.0\/sobjects\/Contact\/003/);
  assert.equal("Id" in contact, false);
  const accounts = await connection.query(
    `SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Id = '${id}'`
  );
  const account = accounts.records[0] as Record<string, unknown> & { Contacts: { totalSize: number; done: boolean } };
  assert.equal(account.Contacts.totalSize, 1);
  assert.equal(account.Contacts.done, true);
});

test("reads a large result in batches", async () => {
  for (let batch = 0; batch < 3; batch++) {
    const records = Array.from({ length: 200 }, (_, index) => ({ LastName: `Reader ${batch}-${index}` }));
    await connection.sobject("Contact").create(records, { allOrNone: true });
  }
  const soql = "SELECT Id FROM Contact WHERE LastName LIKE 'Reader %'";
  const first = await connection.request<{ done: boolean; nextRecordsUrl: string; records: unknown[] }>({
    method: "GET",
    url: `/query?q=${encodeURIComponent(soql)}`,
    headers: { "Sforce-Query-Options": "batchSize=250" }
  });
  assert.deepEqual([first.done, first.records.length], [false, 250]);
  const second = await connection.queryMore(first.nextRecordsUrl);
  assert.equal(second.records.length, 250);
  const third = await connection.queryMore(second.nextRecordsUrl ?? "");
  assert.deepEqual([third.done, third.records.length, third.totalSize], [true, 100, 600]);
});

test("inserts, upserts and deletes collections of 200, each record with a result of its own", async () => {
  const names = Array.from({ length: 200 }, (_, index) => ({ Name: `Shelf ${index}` }));
  const created = await connection.sobject("Account").create(names);
  assert.ok(created.every((result) => result.success));
  const mixed = await connection.sobject("Account").create([{ Name: "Fine" }, { Name: "" }]);
  assert.deepEqual(
    mixed.map((result) => result.success),
    [true, false]
  );
  assert.equal(at(mixed, "1.errors.0.statusCode"), "REQUIRED_FIELD_MISSING");
  const ids = created.map((result) => result.id ?? "");
  const deleted = await connection.sobject("Account").destroy(ids);
  assert.ok(deleted.every((result) => result.success));
});

test("rolls a collection back where all or none is wanted", async () => {
  const results = await connection.sobject("Account").create([{ Name: "Never" }, { Name: "" }], { allOrNone: true });
  assert.equal(at(results, "0.errors.0.statusCode"), "ALL_OR_NONE_OPERATION_ROLLED_BACK");
  assert.equal((await connection.query("SELECT Id FROM Account WHERE Name = 'Never'")).totalSize, 0);
});

test("describes objects as the platform does", async () => {
  const book = await connection.describe("Book__c");
  assert.equal(book.keyPrefix?.length, 3);
  assert.ok(book.fields.some((field) => field.name === "Name" && field.nameField));
  const global = await connection.describeGlobal();
  assert.ok(global.sobjects.some((object) => object.name === "Book__c" && object.custom));
});

test("reports unknown fields, objects and broken queries with the platform's codes", async () => {
  await assert.rejects(connection.sobject("Account").create({ Nme: "x" } as never), { errorCode: "INVALID_FIELD" });
  await assert.rejects(connection.sobject("Nothing__c").create({ Name: "x" }), { errorCode: "NOT_FOUND" });
  await assert.rejects(async () => connection.query("SELECT FROM Account"), { errorCode: "MALFORMED_QUERY" });
  await assert.rejects(async () => connection.query("SELECT Id FROM Nothing__c"), { errorCode: "INVALID_TYPE" });
});

test("logs out", async () => {
  const other = await server.connect();
  const headers = { authorization: `Bearer ${other.accessToken}` };
  await other.logout();
  const response = await fetch(`${server.url}/services/data/v62.0/limits`, { headers });
  assert.equal(response.status, 401);
  assert.deepEqual(await response.json(), [{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
});
