import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { notificationsOf } from "../../outbox/notifications.ts";
import { at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

const PATH = `${VERSION}/actions/standard/customNotificationAction`;

let server: TestServer;
let typeId: string;

before(async () => {
  server = await startTestServer();
  const { body } = await server.send("GET", `${VERSION}/query?q=SELECT+Id+FROM+CustomNotificationType`);
  typeId = String(at(body, "records.0.Id"));
});

after(() => server.close());

test("a custom notification reaches the bell of its recipient", async () => {
  const user = server.org.administratorId;
  const notification = { customNotifTypeId: typeId, recipientIds: [user], title: "Sold", body: "A book was sold." };
  const { status, body } = await server.send("POST", PATH, { inputs: [{ ...notification, targetId: user }] });
  assert.equal(status, 200);
  assert.equal(at(body, "0.isSuccess"), true);
  const { notifications, unread } = notificationsOf(server.org.store, user, 10);
  assert.equal(unread, 1);
  assert.equal(notifications[0]?.title, "Sold");
});

test("an input that lacks something is told", async () => {
  const { status, body } = await server.send("POST", PATH, { inputs: [{ customNotifTypeId: typeId }] });
  assert.equal(status, 400);
  assert.equal(at(body, "0.isSuccess"), false);
  assert.equal(at(body, "0.errors.0.message"), "Missing required input parameter: recipientIds");
});
