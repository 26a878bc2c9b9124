import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "jsforce";
import { at, startTestServer, VERSION, type Answer, type TestServer } from "./testServer.ts";

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

function runApex(apex: string): Promise<Answer> {
  return server.send("GET", `${VERSION}/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(apex)}`);
}

/** What a jsforce client hears first on a channel, while the work is done. */
async function firstMessage(channel: string, work: () => Promise<unknown>): Promise<unknown> {
  const connection = await server.connect();
  const client = connection.streaming.createClient([]) as ReturnType<typeof connection.streaming.createClient> & {
    disconnect(): void;
  };
  try {
    return await new Promise((resolve, reject) => {
      const subscription = client.subscribe(channel, resolve);
      subscription.then(() => void work().catch(reject), reject);
    });
  } finally {
    client.disconnect();
  }
}

test("tells a jsforce client of platform events", async () => {
  const message = await firstMessage("/event/Book_Sold__e", () =>
    runApex("EventBus.publish(new Book_Sold__e(Copies__c = 3));")
  );
  assert.equal(at(message, "payload.Copies__c"), 3);
  assert.equal(typeof at(message, "event.replayId"), "number");
});

test("tells of a test run", async () => {
  let job: unknown;
  const message = await firstMessage("/systemTopic/TestResult", async () => {
    const tests = { tests: [{ className: "BookTriggerTest" }] };
    job = (await server.send("POST", `${VERSION}/tooling/runTestsAsynchronous`, tests)).body;
  });
  assert.equal(at(message, "sobject.Id"), job);
});

test("replays what was published before", async () => {
  await runApex("EventBus.publish(new Book_Sold__e(Copies__c = 8));");
  await new Promise((resolve) => setImmediate(resolve));
  const clientId = at(await bayeux({ channel: "/meta/handshake" }), "0.clientId");
  const ext = { replay: { "/event/Book_Sold__e": -2 } };
  await bayeux({ channel: "/meta/subscribe", clientId, subscription: "/event/Book_Sold__e", ext });
  const heard = await bayeux({ channel: "/meta/connect", clientId, connectionType: "long-polling" });
  assert.ok((heard as unknown[]).some((message) => at(message, "data.payload.Copies__c") === 8));
});

test("answers other requests while a client waits", async () => {
  const clientId = at(await bayeux({ channel: "/meta/handshake" }), "0.clientId");
  const waiting = bayeux({ channel: "/meta/connect", clientId, connectionType: "long-polling" });
  assert.equal((await server.send("GET", `${VERSION}/limits`)).status, 200);
  await bayeux({ channel: "/meta/disconnect", clientId });
  assert.equal(at(await waiting, "0.successful"), true);
});

test("refuses channels that do not exist, unknown clients and wrong tokens in the protocol's own form", async () => {
  const clientId = at(await bayeux({ channel: "/meta/handshake" }), "0.clientId");
  const refused = await bayeux({ channel: "/meta/subscribe", clientId, subscription: "/event/Nothing__e" });
  assert.match(String(at(refused, "0.error")), /^400::The channel you requested to subscribe to does not exist/);
  const unknown = await bayeux({ channel: "/meta/connect", clientId: "nobody" });
  assert.deepEqual([at(unknown, "0.error"), at(unknown, "0.advice.reconnect")], ["403::Unknown client", "handshake"]);
  const wrong = await server.send("POST", "/cometd/62.0", [{ channel: "/meta/handshake" }], {
    authorization: "OAuth x"
  });
  assert.deepEqual([wrong.status, at(wrong.body, "0.error")], [401, "403::Handshake denied"]);
  const malformed = await server.send("POST", "/cometd/62.0", "nothing", { "content-type": "application/json" });
  assert.deepEqual([malformed.status, at(malformed.body, "0.errorCode")], [400, "JSON_PARSER_ERROR"]);
});

async function bayeux(message: Record<string, unknown>): Promise<unknown> {
  return (await server.send("POST", "/cometd/62.0", [message])).body;
}

test("stops though a client waits", { timeout: 30_000 }, async () => {
  const other = await startTestServer();
  const connection: Connection = await other.connect();
  const headers = { authorization: `Bearer ${connection.accessToken}`, "content-type": "application/json" };
  const post = async (message: unknown): Promise<unknown> =>
    (await fetch(`${other.url}/cometd/62.0`, { method: "POST", headers, body: JSON.stringify([message]) })).json();
  const clientId = at(await post({ channel: "/meta/handshake" }), "0.clientId");
  const waiting = post({ channel: "/meta/connect", clientId });
  await fetch(`${other.url}/services/data`);
  await other.close();
  await waiting;
});
