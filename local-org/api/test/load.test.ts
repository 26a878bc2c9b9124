import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, startTestServer, VERSION, type Answer, type TestServer } from "./testServer.ts";

const CLIENTS = 50;
const ROUNDS = 4;
const ROWS = 2000;
const SLOWEST_SECONDS = 120;

let server: TestServer;
let authorId: string;

before(async () => {
  server = await startTestServer();
  authorId = String(at((await create("Author__c", { Name: "Busy" })).body, "id"));
});

after(() => server.close());

function create(object: string, fields: object): Promise<Answer> {
  return server.send("POST", `${VERSION}/sobjects/${object}`, fields);
}

function book(isbn: string): object {
  return { Name: ` Book ${isbn} `, ISBN__c: isbn, Author__c: authorId, Price__c: 10 };
}

async function totalOf(soql: string): Promise<unknown> {
  return at((await server.send("GET", `${VERSION}/query?q=${encodeURIComponent(soql)}`)).body, "totalSize");
}

/** Makes books, reads them, changes them and reads what all have; every answer must be a success. */
async function client(number: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const created = await create("Book__c", book(`client-${number}-${round}`));
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const url = `${VERSION}/sobjects/Book__c/${String(at(created.body, "id"))}`;
    assert.equal((await server.send("PATCH", url, { Price__c: 20 + round })).status, 204);
    const read = await server.send("GET", url);
    assert.deepEqual(
      [at(read.body, "Price__c"), at(read.body, "Name")],
      [20 + round, `Book client-${number}-${round}`]
    );
    assert.ok(Number(await totalOf("SELECT Id FROM Book__c WHERE Price__c > 0")) > 0);
  }
}

test(
  "fifty clients at once read what they wrote, and the roll-up counts them all",
  { timeout: SLOWEST_SECONDS * 1000 },
  async () => {
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    assert.equal(await totalOf("SELECT Id FROM Book__c WHERE ISBN__c LIKE 'client-%'"), CLIENTS * ROUNDS);
    const author = await server.send("GET", `${VERSION}/sobjects/Author__c/${authorId}`);
    assert.equal(at(author.body, "Book_Count__c"), CLIENTS * ROUNDS);
  }
);

test("of clients that save the same unique key at once one wins, the others are told who did", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => create("Book__c", book("the-one"))));
  const winners = answers.filter(({ status }) => status === 201);
  assert.equal(winners.length, 1);
  const id = String(at(winners[0]?.body, "id")).slice(0, 15);
  for (const { body } of answers.filter(({ status }) => status !== 201)) {
    assert.equal(at(body, "0.errorCode"), "DUPLICATE_VALUE");
    assert.match(String(at(body, "0.message")), new RegExp(id));
  }
  assert.equal(await totalOf("SELECT Id FROM Book__c WHERE ISBN__c = 'the-one'"), 1);
});

test("upserts of the same external id at once make one record", async () => {
  const { ISBN__c: _, ...fields } = book("") as { ISBN__c: string };
  const url = `${VERSION}/sobjects/Book__c/ISBN__c/shared`;
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.send("PATCH", url, fields)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array<number>(9).fill(200), 201]);
});

test(
  "a bulk job through triggers leaves room for other clients and loses no row",
  { timeout: SLOWEST_SECONDS * 1000 },
  async () => {
    const connection = await server.connect();
    connection.bulk2.pollInterval = 50;
    const input = Array.from({ length: ROWS }, (_, index) => book(`bulk-${index % (ROWS - 1)}`));
    let answered = 0;
    let done = false;
    const job = connection.bulk2
      .loadAndWaitForResults({ object: "Book__c", operation: "insert", input })
      .finally(() => {
        done = true;
      });
    while (!done) {
      assert.equal((await server.send("GET", `${VERSION}/limits`)).status, 200);
      answered++;
    }
    const { successfulResults, failedResults } = await job;
    assert.equal(successfulResults.length, ROWS - 1);
    assert.match(String(failedResults[0]?.sf__Error), /^DUPLICATE_VALUE:/);
    assert.ok(answered >= ROWS / 200, `${answered} other requests were answered meanwhile`);
    assert.equal(await totalOf("SELECT Id FROM Book__c WHERE Name LIKE 'Book bulk-%'"), ROWS - 1);
  }
);

test("Apex without end, asked for over HTTP, ends with its limit, and the server goes on", async () => {
  const anonymous = (body: string): Promise<Answer> =>
    server.send("GET", `${VERSION}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(body)}`);
  const endless = await anonymous("while (true) {}");
  assert.equal(at(endless.body, "exceptionMessage"), "System.LimitException: Apex CPU time limit exceeded");
  const component = await server.send("POST", "/local/apex", { className: "BookPeek", method: "waitForEver" });
  assert.deepEqual(
    [component.status, at(component.body, "exceptionType"), at(component.body, "message")],
    [400, "System.LimitException", "Apex CPU time limit exceeded"]
  );
  const deep = await anonymous("class A { void f() { f(); } } new A().f();");
  assert.equal(at(deep.body, "exceptionMessage"), "System.LimitException: Maximum stack depth reached: 1001");
  assert.equal((await server.send("GET", `${VERSION}/limits`)).status, 200);
});
