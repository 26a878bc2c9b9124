import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, pluck, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;
let authorId: unknown;
let bookId: unknown;

before(async () => {
  server = await startTestServer();
  const author = await server.send("POST", `${VERSION}/sobjects/Author__c`, { Name: "Author" });
  authorId = at(author.body, "id");
  const book = { Name: "Apex by Hand", Author__c: authorId, Price__c: 20, ISBN__c: "978-7" };
  bookId = at((await server.send("POST", `${VERSION}/sobjects/Book__c`, book)).body, "id");
});

after(() => server.close());

function callApex(method: string, params: Record<string, unknown>): ReturnType<TestServer["send"]> {
  return server.send("POST", "/local/apex", { className: "BookController", method, params });
}

test("a component's Apex call answers with JSON", async () => {
  const { status, body } = await callApex("getBooks", { authorId, maximum: 10 });
  assert.equal(status, 200);
  assert.deepEqual([at(body, "0.Name"), at(body, "0.Author__r.Name")], ["Apex by Hand", "Author"]);
});

test("an exception for the component arrives with its message", async () => {
  const { status, body } = await callApex("discount", { bookId, percent: 200 });
  assert.equal(status, 400);
  assert.deepEqual(
    [at(body, "message"), at(body, "exceptionType")],
    ["A discount lies between 0 and 100.", "System.AuraHandledException"]
  );
});

test("unknown classes and methods are refused", async () => {
  assert.equal((await callApex("nothing", {})).status, 400);
  const unknown = await server.send("POST", "/local/apex", { className: "Nothing", method: "x", params: {} });
  assert.equal(unknown.status, 400);
});

test("Apex REST maps the path to its class", async () => {
  const found = await server.send("GET", "/services/apexrest/books/978-7");
  assert.deepEqual([found.status, at(found.body, "Name")], [200, "Apex by Hand"]);
  const missing = await server.send("GET", "/services/apexrest/nothing");
  assert.deepEqual([missing.status, at(missing.body, "0.errorCode")], [404, "NOT_FOUND"]);
});

test("anonymous Apex runs, and a failing block changes nothing", async () => {
  const run = (apex: string): ReturnType<TestServer["send"]> =>
    server.send("GET", `${VERSION}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(apex)}`);
  const good = await run("insert new Account(Name = 'From Apex');");
  assert.equal(at(good.body, "success"), true);
  const bad = await run("insert new Account(Name = 'Undone'); Integer i = 1 / 0;");
  assert.deepEqual(
    [at(bad.body, "success"), at(bad.body, "exceptionMessage")],
    [false, "System.MathException: Divide by 0"]
  );
  const broken = await run("Integer i = 'x';");
  assert.deepEqual([at(broken.body, "compiled"), at(broken.body, "line")], [false, 1]);
  const soql = encodeURIComponent("SELECT Name FROM Account");
  const { body } = await server.send("GET", `${VERSION}/query?q=${soql}`);
  assert.deepEqual(pluck(body, "records", "Name"), ["From Apex"]);
});

test("tests run synchronously, with coverage", async () => {
  const { body } = await server.send("GET", `${VERSION}/tooling/runTestsSynchronous?classnames=BookTriggerTest`);
  assert.deepEqual([at(body, "numFailures"), at(body, "numTestsRun")], [0, 4]);
  assert.ok(pluck(body, "codeCoverage", "name").includes("BookTriggerHandler"));
});
