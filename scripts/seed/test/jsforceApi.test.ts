import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { Connection } from "jsforce";
import { JsforceApi } from "../jsforceApi.ts";

const REST = "/services/data/v62.0";

/** What the server answers, by method and path. */
const ANSWERS = new Map<string, [status: number, body: unknown]>([
  [
    `GET ${REST}/query?q=SELECT%20Id`,
    [200, { done: false, nextRecordsUrl: `${REST}/query/01g-2`, records: [{ Id: "1" }] }]
  ],
  [`GET ${REST}/query/01g-2`, [200, { done: true, records: [{ Id: "2" }] }]],
  [
    `GET ${REST}/sobjects/Nope/describe`,
    [404, [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }]]
  ],
  [
    `POST ${REST}/composite/sobjects`,
    [
      200,
      [
        { id: "a1", success: true, errors: [] },
        { success: false, errors: [{ statusCode: "UNABLE_TO_LOCK_ROW", message: "locked", fields: [] }] }
      ]
    ]
  ],
  [`PATCH ${REST}/composite/sobjects/X__c/Key__c`, [200, [{ id: "a2", success: true, created: false, errors: [] }]]]
]);

const bodies: unknown[] = [];
let server: Server;
let connection: Connection;

before(async () => {
  server = createServer(
    (request, response) =>
      void bodyOf(request).then((body) => {
        bodies.push(body);
        const [status, answer] = ANSWERS.get(`${request.method} ${request.url}`) ?? [500, []];
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
      })
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = new Connection({ instanceUrl, accessToken: "token", version: "62.0" });
});

after(() => server.close());

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
  }
  return text === "" ? null : JSON.parse(text);
}

test("reads all pages of a query and counts each", async () => {
  const api = new JsforceApi(connection);
  assert.deepEqual(await api.query("SELECT Id"), [{ Id: "1" }, { Id: "2" }]);
  assert.equal(api.calls, 2);
});

test("knows no object that the org does not show", async () => {
  assert.equal(await new JsforceApi(connection).describe("Nope"), null);
});

test("creates records of several objects in one call and tells what became of each", async () => {
  const api = new JsforceApi(connection);
  const results = await api.create([
    { object: "X__c", fields: { Name: "x" } },
    { object: "Y__c", fields: { Name: "y" } }
  ]);
  assert.deepEqual(bodies.at(-1), {
    allOrNone: false,
    records: [
      { attributes: { type: "X__c" }, Name: "x" },
      { attributes: { type: "Y__c" }, Name: "y" }
    ]
  });
  assert.deepEqual(results, [
    { id: "a1", created: true, errors: [] },
    { id: null, created: false, errors: [{ statusCode: "UNABLE_TO_LOCK_ROW", message: "locked" }] }
  ]);
  assert.equal(api.calls, 1);
});

test("upserts by a key field", async () => {
  const results = await new JsforceApi(connection).upsert("X__c", "Key__c", [{ Key__c: "k" }]);
  assert.deepEqual(results, [{ id: "a2", created: false, errors: [] }]);
});
