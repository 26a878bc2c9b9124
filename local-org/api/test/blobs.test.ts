import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Connection } from "jsforce";
import { at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;
let connection: Connection;

before(async () => {
  server = await startTestServer();
  connection = await server.connect();
});

after(() => server.close());

/** Bytes that are no text. */
const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7919) % 256));

async function download(path: string): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${connection.accessToken}` } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get("content-type"), bytes };
}

async function upload(object: string, form: FormData): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}${VERSION}/sobjects/${object}`, {
    method: "POST",
    headers: { authorization: `Bearer ${connection.accessToken}` },
    body: form
  });
  return { status: response.status, body: await response.json() };
}

function formOf(record: object, file: Buffer, field: string): FormData {
  const form = new FormData();
  form.append("entity_content", new Blob([JSON.stringify(record)], { type: "application/json" }));
  form.append(field, new Blob([new Uint8Array(file)], { type: "application/octet-stream" }), "file.bin");
  return form;
}

test("a file that jsforce creates is downloaded as it was", async () => {
  const record = { Title: "Bytes", PathOnClient: "bytes.bin", VersionData: BYTES.toString("base64") };
  const { id } = await connection.sobject("ContentVersion").create(record);
  const stream = connection.sobject("ContentVersion").record(String(id)).blob("VersionData");
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  assert.ok(Buffer.concat(chunks).equals(BYTES));
});

test("a file without a title is called as its path says", async () => {
  const { id } = await connection
    .sobject("ContentVersion")
    .create({ PathOnClient: "/home/me/my.note.txt", VersionData: "" });
  const row = await connection.sobject("ContentVersion").retrieve(String(id));
  assert.deepEqual([row["Title"], row["FileExtension"]], ["my.note", "txt"]);
});

test("records show where their bytes are", async () => {
  const record = { Title: "Shown", PathOnClient: "shown.bin", VersionData: BYTES.toString("base64") };
  const { id } = await connection.sobject("ContentVersion").create(record);
  const path = `${VERSION}/sobjects/ContentVersion/${id}/VersionData`;
  const row = await connection.sobject("ContentVersion").retrieve(String(id));
  assert.equal(row["VersionData"], path);
  const queried = await connection.query(`SELECT Id, VersionData FROM ContentVersion WHERE Id = '${id}'`);
  assert.equal(at(queried, "records.0.VersionData"), path);
  const { status, type, bytes } = await download(path);
  assert.deepEqual([status, type], [200, "application/octet-stream"]);
  assert.ok(bytes.equals(BYTES));
});

test("a record may come in a form with its file", async () => {
  const form = formOf({ Title: "Form", PathOnClient: "form.bin" }, BYTES, "VersionData");
  const { status, body } = await upload("ContentVersion", form);
  assert.deepEqual([status, at(body, "success")], [201, true]);
  const { bytes } = await download(`${VERSION}/sobjects/ContentVersion/${at(body, "id")}/VersionData`);
  assert.ok(bytes.equals(BYTES));
});

test("forms that describe no record, or a field that there is not, are refused", async () => {
  const nothing = new FormData();
  nothing.append("VersionData", new Blob([new Uint8Array(BYTES)]), "file.bin");
  assert.equal((await upload("ContentVersion", nothing)).status, 400);
  const unknown = await upload("ContentVersion", formOf({ Title: "x", PathOnClient: "x" }, BYTES, "Nothing"));
  assert.deepEqual([unknown.status, at(unknown.body, "0.errorCode")], [400, "INVALID_FIELD"]);
});

test("what is no blob, no record or not to be read has no bytes", async () => {
  const account = await connection.sobject("Account").create({ Name: "x" });
  for (const path of [
    `ContentVersion/068000000000999AAA/VersionData`,
    `Account/${account.id}/Name`,
    `Account/${account.id}/Nothing`
  ])
    assert.ok([400, 404].includes((await download(`${VERSION}/sobjects/${path}`)).status), path);
});
