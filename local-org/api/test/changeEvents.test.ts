import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Connection } from "jsforce";
import { ADMIN, at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

interface Client {
  /** The next message on the channel that was subscribed to. */
  next(): Promise<unknown>;
  disconnect(): void;
}

/** A jsforce client that listens to a channel. */
async function listen(connection: Connection, channel: string): Promise<Client> {
  const client = connection.streaming.createClient([]) as ReturnType<typeof connection.streaming.createClient> & {
    disconnect(): void;
  };
  const heard: unknown[] = [];
  let wake = (): void => {};
  await new Promise<void>((resolve, reject) => {
    const receive = (message: unknown): void => {
      heard.push(message);
      wake();
    };
    client.subscribe(channel, receive).then(
      () => resolve(),
      (problem: Error) => {
        client.disconnect();
        reject(problem);
      }
    );
  });
  const next = async (): Promise<unknown> => {
    if (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift();
  };
  return { next, disconnect: () => client.disconnect() };
}

async function create(object: string, record: Record<string, unknown>): Promise<string> {
  const { status, body } = await server.send("POST", `${VERSION}/sobjects/${object}`, record);
  assert.equal(status, 201, JSON.stringify(body));
  return String(at(body, "id"));
}

async function createBook(record: Record<string, unknown>): Promise<string> {
  const author = await create("Author__c", { Name: "Ada" });
  return create("Book__c", { Author__c: author, Price__c: 9, ...record });
}

function update(object: string, id: string, record: Record<string, unknown>): Promise<unknown> {
  return server.send("PATCH", `${VERSION}/sobjects/${object}/${id}`, record);
}

async function reader(): Promise<Connection> {
  const soql = encodeURIComponent("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const profile = at((await server.send("GET", `${VERSION}/query?q=${soql}`)).body, "records.0.Id");
  const Username = `reader${String(Date.now())}@example.com`;
  const locale = { TimeZoneSidKey: "Europe/Berlin", LocaleSidKey: "en_US", LanguageLocaleKey: "en_US" };
  const user = { Username, LastName: "Reader", Alias: "reader", Email: Username, ProfileId: profile };
  await create("User", { ...user, ...locale, EmailEncodingKey: "UTF-8" });
  return server.connect(Username);
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/cdc_event_diff_pubsub_cometd.htm */
describe("change events reach a jsforce client", { timeout: 60_000 }, () => {
  it("for each record that is created, changed, deleted and undeleted", async () => {
    const client = await listen(await server.connect(), "/data/Book__ChangeEvent");
    try {
      const id = await createBook({ Name: "Ada", Pages__c: 120 });
      const created = await client.next();
      const header = at(created, "payload.ChangeEventHeader") as Record<string, unknown>;
      assert.deepEqual(
        [header["entityName"], header["changeType"], header["recordIds"], header["changedFields"]],
        ["Book__c", "CREATE", [id], []]
      );
      assert.equal(header["changeOrigin"], "com/salesforce/api/rest/62.0");
      assert.match(String(at(header, "transactionKey")), /^[\da-f-]{36}$/);
      assert.deepEqual(["nulledFields" in header, "diffFields" in header], [false, false]);
      assert.equal(at(created, "payload.Pages__c"), 120);
      assert.match(String(at(created, "payload.CreatedDate")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal("Subtitle__c" in (at(created, "payload") as object), false);

      await update("Book__c", id, { Subtitle__c: "a life", Pages__c: null });
      const { ChangeEventHeader, LastModifiedDate, ...changed } = at(await client.next(), "payload") as Record<
        string,
        unknown
      >;
      assert.deepEqual(changed, { Subtitle__c: "a life", Pages__c: null });
      assert.equal(typeof LastModifiedDate, "string");
      assert.equal(at(ChangeEventHeader, "changeType"), "UPDATE");

      await server.send("DELETE", `${VERSION}/sobjects/Book__c/${id}`);
      const deleted = at(await client.next(), "payload") as object;
      assert.deepEqual(Object.keys(deleted), ["ChangeEventHeader"]);
    } finally {
      client.disconnect();
    }
  });

  it("with the parts of compound fields within them, of objects that only a custom channel carries", async () => {
    const client = await listen(await server.connect(), "/data/ContactChangeEvent");
    try {
      await create("Contact", { Salutation: "Ms.", FirstName: "Eve", LastName: "Page", MailingCity: "Bonn" });
      const { Name, MailingAddress, FirstName, MailingCity } = at(await client.next(), "payload") as Record<
        string,
        unknown
      >;
      assert.deepEqual(Name, { Salutation: "Ms.", FirstName: "Eve", LastName: "Page" });
      assert.deepEqual([MailingAddress, FirstName, MailingCity], [{ City: "Bonn" }, undefined, undefined]);
    } finally {
      client.disconnect();
    }
  });

  it("on custom channels, filtered and enriched", async () => {
    const client = await listen(await server.connect(), "/data/Readers__chn");
    try {
      const id = await create("Contact", { LastName: "Leaf", Title: "Reader", Email: "leaf@example.com" });
      const other = await create("Contact", { LastName: "Root", Title: "Seller" });
      await update("Contact", other, { Phone: "1" });
      await update("Contact", id, { Phone: "1" });
      const payload = at(await client.next(), "payload");
      assert.deepEqual(at(payload, "ChangeEventHeader.recordIds"), [id]);
      assert.deepEqual(
        [at(payload, "Phone"), at(payload, "Email"), at(payload, "Title")],
        ["1", "leaf@example.com", "Reader"]
      );
      assert.deepEqual(at(payload, "ChangeEventHeader.changedFields"), ["LastModifiedDate", "Phone"]);
    } finally {
      client.disconnect();
    }
  });

  it("again when a later subscription asks for them", async () => {
    await createBook({ Name: "Replayed" });
    await new Promise((resolve) => setImmediate(resolve));
    const bayeux = async (message: Record<string, unknown>): Promise<unknown> =>
      (await server.send("POST", "/cometd/62.0", [message])).body;
    const clientId = at(await bayeux({ channel: "/meta/handshake" }), "0.clientId");
    const subscription = "/data/ChangeEvents";
    await bayeux({ channel: "/meta/subscribe", clientId, subscription, ext: { replay: { [subscription]: -2 } } });
    const heard = await bayeux({ channel: "/meta/connect", clientId, connectionType: "long-polling" });
    assert.ok((heard as unknown[]).some((message) => at(message, "data.payload.Name") === "Replayed"));
  });

  it("only where the user sees all records of the object", async () => {
    const connection = await reader();
    await assert.rejects(listen(connection, "/data/Book__ChangeEvent"), /does not exist/);
    const client = await listen(connection, "/data/ChangeEvents");
    client.disconnect();
    await assert.rejects(listen(await server.connect(ADMIN), "/data/Nothing__chn"), /does not exist/);
  });
});

describe("change event objects", () => {
  it("are described and hold no records", async () => {
    const { body } = await server.send("GET", `${VERSION}/sobjects/Book__ChangeEvent/describe`);
    assert.deepEqual(
      [at(body, "queryable"), at(body, "createable"), at(body, "deletable"), at(body, "triggerable")],
      [false, false, false, true]
    );
    const refused = await server.send("POST", `${VERSION}/sobjects/Book__ChangeEvent`, { Name: "x" });
    assert.equal(at(refused.body, "0.errorCode"), "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    const query = await server.send("GET", `${VERSION}/query?q=SELECT+Id+FROM+Book__ChangeEvent`);
    assert.equal(query.status, 400);
    assert.equal((await server.send("GET", `${VERSION}/sobjects/Book__ChangeEvent`)).status, 200);
  });
});
