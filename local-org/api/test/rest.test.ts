import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { request as httpRequest } from "node:http";
import { at, pluck, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

async function createAccount(name: string): Promise<string> {
  const { body } = await server.send("POST", `${VERSION}/sobjects/Account`, { Name: name });
  return at(body, "id") as string;
}

test("lists its versions without a session, and its resources with one", async () => {
  const versions = (await (await fetch(`${server.url}/services/data`)).json()) as unknown[];
  assert.deepEqual(versions.at(-1), { label: "Winter '25", url: VERSION, version: "62.0" });
  const resources = await server.send("GET", VERSION);
  assert.equal(at(resources.body, "sobjects"), `${VERSION}/sobjects`);
});

test("upserts by external id: 201 when created, 200 when updated", async () => {
  const author = await server.send("POST", `${VERSION}/sobjects/Author__c`, { Name: "An Author" });
  const path = `${VERSION}/sobjects/Book__c/ISBN__c/978-1`;
  const book = { Name: "First", Author__c: at(author.body, "id"), Price__c: 10 };
  const first = await server.send("PATCH", path, book);
  assert.deepEqual([first.status, at(first.body, "created")], [201, true]);
  const second = await server.send("PATCH", path, { Name: "Second" });
  assert.deepEqual(
    [second.status, at(second.body, "created"), at(second.body, "id")],
    [200, false, at(first.body, "id")]
  );
  const read = await server.send("GET", `${path}?fields=Name`);
  assert.equal(at(read.body, "Name"), "Second");
});

test("a composite refuses urls that lead elsewhere", async () => {
  const urls = [`https://elsewhere.example${VERSION}/limits`, `//elsewhere.example${VERSION}/limits`, "ftp://x/y"];
  const compositeRequest = urls.map((url, index) => ({ method: "GET", url, referenceId: `r${index}` }));
  const { status, body } = await server.send("POST", `${VERSION}/composite`, { compositeRequest });
  assert.equal(status, 200);
  for (const answer of at(body, "compositeResponse") as unknown[]) {
    assert.deepEqual(
      [at(answer, "httpStatusCode"), at(answer, "body")],
      [404, [{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }]]
    );
  }
});

test("reads a record with its addresses, null where none of their parts is known", async () => {
  const address = { BillingCity: "Oslo", BillingLatitude: 59.91, BillingLongitude: 10.75 };
  const { body } = await server.send("POST", `${VERSION}/sobjects/Account`, { Name: "Housed", ...address });
  const read = await server.send("GET", `${VERSION}/sobjects/Account/${at(body, "id") as string}`);
  const billing = at(read.body, "BillingAddress");
  assert.deepEqual([at(billing, "city"), at(billing, "latitude"), at(billing, "street")], ["Oslo", 59.91, null]);
  assert.equal(at(read.body, "ShippingAddress"), null);
});

test("describes the parts of addresses and of people's names as such", async () => {
  const described = async (object: string, name: string): Promise<unknown> => {
    const { body } = await server.send("GET", `${VERSION}/sobjects/${object}/describe`);
    return (at(body, "fields") as { name: string; compoundFieldName: unknown }[]).find((field) => field.name === name)
      ?.compoundFieldName;
  };
  assert.deepEqual(
    [await described("Account", "BillingCity"), await described("Account", "BillingAddress")],
    ["BillingAddress", null]
  );
  assert.deepEqual([await described("Contact", "FirstName"), await described("Contact", "Email")], ["Name", null]);
});

test("a composite refers to the answers before, and is rolled back as a whole where wanted", async () => {
  const create = {
    method: "POST",
    url: `${VERSION}/sobjects/Account`,
    referenceId: "account",
    body: { Name: "Composite" }
  };
  const contact = {
    method: "POST",
    url: `${VERSION}/sobjects/Contact`,
    referenceId: "contact",
    body: { LastName: "Site", AccountId: "@{account.id}" }
  };
  const good = await server.send("POST", `${VERSION}/composite`, {
    allOrNone: true,
    compositeRequest: [create, contact]
  });
  assert.deepEqual(pluck(good.body, "compositeResponse", "httpStatusCode"), [201, 201]);
  const broken = { ...contact, body: { LastName: "" } };
  const bad = await server.send("POST", `${VERSION}/composite`, {
    allOrNone: true,
    compositeRequest: [{ ...create, body: { Name: "Undone" } }, broken]
  });
  assert.equal(at(bad.body, "compositeResponse.0.body.0.errorCode"), "PROCESSING_HALTED");
  const query = await server.send(
    "GET",
    `${VERSION}/query?q=${encodeURIComponent("SELECT Id FROM Account WHERE Name = 'Undone'")}`
  );
  assert.equal(at(query.body, "totalSize"), 0);
});

test("a tree is created with its children, or not at all", async () => {
  const leaf = { attributes: { type: "Contact", referenceId: "leaf" }, LastName: "Leaf" };
  const contacts = { records: [leaf] };
  const tree = {
    records: [{ attributes: { type: "Account", referenceId: "root" }, Name: "Tree", Contacts: contacts }]
  };
  const good = await server.send("POST", `${VERSION}/composite/tree/Account`, tree);
  assert.equal(good.status, 201);
  assert.deepEqual(pluck(good.body, "results", "referenceId"), ["root", "leaf"]);
  leaf.LastName = "";
  const bad = await server.send("POST", `${VERSION}/composite/tree/Account`, tree);
  assert.deepEqual([bad.status, at(bad.body, "hasErrors")], [400, true]);
});

test("a batch answers each request by itself", async () => {
  const batchRequests = [
    { method: "GET", url: "v62.0/limits" },
    { method: "GET", url: "v62.0/sobjects/Nothing__c" }
  ];
  const { body } = await server.send("POST", `${VERSION}/composite/batch`, { batchRequests });
  assert.equal(at(body, "hasErrors"), true);
  assert.deepEqual(pluck(body, "results", "statusCode"), [200, 404]);
});

test("a parent may be named by its external id", async () => {
  const { status, body } = await server.send("POST", `${VERSION}/sobjects/Contact`, {
    LastName: "Lost",
    Account: { Nothing__c: "x" }
  });
  assert.deepEqual([status, at(body, "0.errorCode")], [400, "INVALID_FIELD"]);
});

const wrong: [string, string, string, unknown, number, string][] = [
  ["broken JSON", "POST", "/sobjects/Account", '{"Name": ', 400, "JSON_PARSER_ERROR"],
  ["an array for a record", "POST", "/sobjects/Account", [], 400, "JSON_PARSER_ERROR"],
  ["a number that is none", "POST", "/sobjects/Opportunity", { Name: "x", Amount: "many" }, 400, "JSON_PARSER_ERROR"],
  [
    "a day that does not exist",
    "POST",
    "/sobjects/Opportunity",
    { Name: "x", CloseDate: "2026-02-30" },
    400,
    "JSON_PARSER_ERROR"
  ],
  ["an unknown object", "GET", "/sobjects/Nothing__c/describe", undefined, 404, "NOT_FOUND"],
  ["an unknown record", "GET", "/sobjects/Account/001000000000999AAA", undefined, 404, "NOT_FOUND"],
  ["an id of another object", "GET", "/sobjects/Account/003000000000001AAA", undefined, 404, "NOT_FOUND"],
  ["a wrong method", "PUT", "/limits", {}, 405, "METHOD_NOT_ALLOWED"],
  ["an unknown resource", "GET", "/nothing", undefined, 404, "NOT_FOUND"],
  ["a query without text", "GET", "/query", undefined, 400, "MALFORMED_QUERY"],
  [
    "a query nested too deep",
    "GET",
    `/query?q=SELECT+Id+FROM+Account+WHERE+${"(".repeat(3000)}`,
    undefined,
    400,
    "QUERY_TOO_COMPLICATED"
  ],
  ["an unknown query locator", "GET", "/query/0r8000000000000-2000", undefined, 400, "INVALID_QUERY_LOCATOR"],
  [
    "201 records in a collection",
    "POST",
    "/composite/sobjects",
    { records: Array(201).fill({}) },
    400,
    "EXCEEDED_ID_LIMIT"
  ],
  ["26 subrequests", "POST", "/composite", { compositeRequest: Array(26).fill({}) }, 400, "LIMIT_EXCEEDED"],
  ["a record without type", "POST", "/composite/sobjects", { records: "no" }, 400, "JSON_PARSER_ERROR"]
];

for (const [what, method, path, body, status, errorCode] of wrong) {
  test(`${what}: ${status} ${errorCode}`, async () => {
    const answer = await server.send(method, VERSION + path, body);
    assert.deepEqual([answer.status, at(answer.body, "0.errorCode")], [status, errorCode]);
  });
}

test("a value of the wrong kind is named by the parser's token", async () => {
  const tokens: [unknown, string][] = [
    ["many", "VALUE_STRING value many"],
    [true, "VALUE_TRUE value true"],
    [[1], "START_ARRAY value [1]"],
    [{}, "START_OBJECT value {}"]
  ];
  for (const [value, token] of tokens) {
    const { body } = await server.send("POST", `${VERSION}/sobjects/Opportunity`, { Name: "x", Amount: value });
    const message = String(at(body, "0.message"));
    assert.ok(message.startsWith(`Cannot deserialize instance of currency from ${token} `), message);
  }
  const { body } = await server.send("POST", `${VERSION}/sobjects/Opportunity`, { Name: "x", CloseDate: 1.5 });
  assert.match(String(at(body, "0.message")), /instance of date from VALUE_NUMBER_FLOAT value 1\.5 /);
});

test("a body of another type is refused", async () => {
  const answer = await server.send("POST", `${VERSION}/sobjects/Account`, "Name", { "content-type": "text/plain" });
  assert.deepEqual([answer.status, at(answer.body, "0.errorCode")], [415, "UNSUPPORTED_MEDIA_TYPE"]);
});

test("a body of more than 6 MB is refused", async () => {
  const answer = await server.send("POST", `${VERSION}/sobjects/Account`, { Name: "x".repeat(7_000_000) });
  assert.deepEqual([answer.status, at(answer.body, "0.errorCode")], [413, "REQUEST_TOO_LARGE"]);
});

test("versions that the platform has not are not found", async () => {
  const { status } = await server.send("GET", "/services/data/v99.0/limits");
  assert.equal(status, 404);
});

test("foreign hosts and origins are refused", async () => {
  const foreign = await fetch(`${server.url}/services/data`, { headers: { origin: "https://evil.example" } });
  assert.equal(foreign.status, 403);
  assert.equal(await statusForHost("evil.example"), 403);
  assert.equal(await statusForHost("localhost:4200"), 200);
});

function statusForHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${server.url}/services/data`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end();
  });
}

test("requests without a session are refused", async () => {
  for (const path of [VERSION, `${VERSION}/query?q=x`, "/services/apexrest/books", "/id/00D/005", "/local/session"]) {
    const response = await fetch(server.url + path);
    assert.equal(response.status, 401, path);
  }
});

test("the shell logs in with a cookie", async () => {
  const users = (await (await fetch(`${server.url}/local/users`)).json()) as { username: string }[];
  assert.ok(users.some(({ username }) => username === "admin@example.com"));
  const login = await fetch(`${server.url}/local/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "admin@example.com", password: "local" })
  });
  const cookie = login.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^sid=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
  const session = await fetch(`${server.url}/local/session`, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  assert.equal(((await session.json()) as { username: string }).username, "admin@example.com");
});

test("OAuth gives tokens for a password and for client credentials", async () => {
  const grants: Record<string, string>[] = [
    { grant_type: "password", username: "admin@example.com", password: "local", client_id: "any" },
    { grant_type: "client_credentials", client_id: "admin@example.com", client_secret: "local" }
  ];
  for (const grant of grants) {
    const response = await fetch(`${server.url}/services/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams(grant)
    });
    const answer = (await response.json()) as { access_token: string; instance_url: string };
    assert.equal(answer.instance_url, server.url);
    const info = await fetch(`${server.url}/services/oauth2/userinfo`, {
      headers: { authorization: `Bearer ${answer.access_token}` }
    });
    assert.equal(((await info.json()) as { preferred_username: string }).preferred_username, "admin@example.com");
  }
});

test("updates refuse an id in the body and report a deleted record", async () => {
  const id = await createAccount("Short-lived");
  const withId = await server.send("PATCH", `${VERSION}/sobjects/Account/${id}`, { Id: id });
  assert.equal(withId.status, 400);
  assert.equal((await server.send("DELETE", `${VERSION}/sobjects/Account/${id}`)).status, 204);
  const again = await server.send("DELETE", `${VERSION}/sobjects/Account/${id}`);
  assert.deepEqual([again.status, at(again.body, "0.errorCode")], [404, "ENTITY_IS_DELETED"]);
});

test("tells which records changed and which were deleted in a span of time", async () => {
  const connection = await server.connect();
  const kept = await connection.sobject("Account").create({ Name: "Kept" });
  const gone = await connection.sobject("Account").create({ Name: "Gone" });
  await connection.sobject("Account").destroy(gone.id ?? "");
  const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  const updated = await connection.sobject("Account").updated(start, end);
  assert.ok(updated.ids.includes(kept.id ?? ""));
  assert.ok(!updated.ids.includes(gone.id ?? ""));
  const deleted = await connection.sobject("Account").deleted(start, end);
  assert.ok(deleted.deletedRecords.some(({ id }) => id === gone.id));
  await assert.rejects(async () => connection.sobject("Account").updated(end, start), {
    errorCode: "INVALID_REPLICATION_DATE"
  });
});

test("says which resources of objects it has not", async () => {
  for (const path of [
    "describe/layouts",
    "describe/compactLayouts",
    "listviews",
    "listviews/00B000000000001/results"
  ]) {
    const { status, body } = await server.send("GET", `${VERSION}/sobjects/Account/${path}`);
    assert.deepEqual([status, at(body, "0.errorCode")], [400, "NOT_SUPPORTED"], path);
  }
});

test("says that it has no analytics", async () => {
  const { status, body } = await server.send("GET", `${VERSION}/analytics/reports`);
  assert.deepEqual([status, at(body, "0.message")], [400, "not supported by the local org: the resource /analytics"]);
});

test("lets a browser in by a link that can be used once", async () => {
  const asked = await server.send("GET", "/services/oauth2/singleaccess?redirect_uri=%2Flightning%2Fpage%2Fhome");
  const link = String(at(asked.body, "frontdoor_uri"));
  const first = await fetch(link, { redirect: "manual" });
  assert.equal(first.headers.get("location"), "/lightning/page/home");
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  const session = await fetch(`${server.url}/local/session`, { headers: { cookie } });
  assert.equal(at(await session.json(), "username"), "admin@example.com");
  const again = await fetch(link, { redirect: "manual" });
  assert.equal(again.headers.get("set-cookie"), null);
});
