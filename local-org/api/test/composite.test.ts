import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { at, pluck, startTestServer, VERSION, type Answer, type TestServer } from "./testServer.ts";

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

const LIMITS = { method: "GET", url: `${VERSION}/limits` };

function post(path: string, body: object): Promise<Answer> {
  return server.send("POST", `${VERSION}${path}`, body);
}

function creation(referenceId: string, fields: object): object {
  return { method: "POST", url: `${VERSION}/sobjects/Account`, referenceId, body: fields };
}

test("other requests are answered between two subrequests", async () => {
  const url = `${VERSION}/sobjects`;
  const calls = {
    "/composite": {
      compositeRequest: Array.from({ length: 20 }, (_, n) => ({ method: "GET", url, referenceId: `r${n}` }))
    },
    "/composite/batch": { batchRequests: Array.from({ length: 20 }, () => ({ method: "GET", url })) }
  };
  for (const [path, body] of Object.entries(calls)) {
    let ended = false;
    const call = post(path, body).finally(() => (ended = true));
    let answered = 0;
    while (!ended) {
      await server.send("GET", LIMITS.url);
      answered++;
    }
    assert.equal((await call).status, 200);
    assert.ok(answered >= 5, `${answered} answers during ${path}`);
  }
});

test("references are read in one go, whatever they are", { timeout: 20_000 }, async () => {
  for (const url of ["@{".repeat(500_000), `@{${"a.".repeat(500_000)}}`]) {
    const answer = await post("/composite", { compositeRequest: [{ method: "GET", url, referenceId: "a" }] });
    assert.ok(Number(at(answer.body, "compositeResponse.0.httpStatusCode")) >= 400);
  }
});

test("two subrequests cannot have the same reference id", async () => {
  const compositeRequest = [
    { ...LIMITS, referenceId: "a" },
    { ...LIMITS, referenceId: "a" }
  ];
  for (const [path, body] of [
    ["/composite", { compositeRequest }],
    ["/composite/graph", { graphs: [{ graphId: "g", compositeRequest }] }]
  ] as const) {
    const answer = await post(path, body);
    assert.deepEqual([answer.status, at(answer.body, "0.errorCode")], [400, "INVALID_INPUT"], path);
  }
});

test("what runs subrequests is no subrequest, but collections of records are", async () => {
  const nested = { compositeRequest: [{ ...LIMITS, referenceId: "b" }] };
  for (const url of ["/composite", "/composite/batch", "/composite/graph", "/composite/tree/Account"]) {
    const compositeRequest = [{ method: "POST", url: VERSION + url, referenceId: "a", body: nested }];
    const answer = await post("/composite", { compositeRequest });
    assert.equal(at(answer.body, "compositeResponse.0.httpStatusCode"), 400, url);
    assert.equal(at(answer.body, "compositeResponse.0.body.0.errorCode"), "INVALID_INPUT", url);
  }
  const records = [{ attributes: { type: "Account" }, Name: "Collected" }];
  const collection = { method: "POST", url: `${VERSION}/composite/sobjects`, referenceId: "a", body: { records } };
  const answer = await post("/composite", { compositeRequest: [collection] });
  assert.equal(at(answer.body, "compositeResponse.0.body.0.success"), true);
});

test("graphs have the platform's limits", async () => {
  const graph = (graphId: string, size: number): object => ({
    graphId,
    compositeRequest: Array.from({ length: size }, (_, index) => creation(`r${index}`, { Name: "x" }))
  });
  const many = await post("/composite/graph", { graphs: Array.from({ length: 76 }, (_, n) => graph(`g${n}`, 0)) });
  assert.deepEqual([many.status, at(many.body, "0.errorCode")], [400, "LIMIT_EXCEEDED"]);
  const large = await post("/composite/graph", { graphs: [graph("a", 300), graph("b", 201)] });
  assert.deepEqual([large.status, at(large.body, "0.errorCode")], [400, "LIMIT_EXCEEDED"]);
  const same = await post("/composite/graph", { graphs: [graph("a", 1), graph("a", 1)] });
  assert.equal(same.status, 400);
});

test("after fourteen failed graphs the one after is the last that is tried", async () => {
  const graphs = Array.from({ length: 20 }, (_, n) => ({ graphId: `g${n}`, compositeRequest: [creation("a", {})] }));
  const { body } = await post("/composite/graph", { graphs });
  const codes = pluck(body, "graphs", "graphResponse.compositeResponse.0.body.0.errorCode");
  const halted = codes.indexOf("PROCESSING_HALTED");
  assert.deepEqual(codes.slice(0, halted), Array(15).fill("REQUIRED_FIELD_MISSING"));
  assert.deepEqual(codes.slice(halted), Array(5).fill("PROCESSING_HALTED"));
});

test("an identity is told to its owner only", async () => {
  const { body } = await server.send("GET", "/services/oauth2/userinfo");
  const own = new URL(String(at(body, "id"))).pathname;
  assert.equal((await server.send("GET", own)).status, 200);
  const response = await fetch(`${server.url}/id/00D000000000001/005000000000009`, {
    headers: { authorization: `Bearer ${(await server.connect()).accessToken}` }
  });
  assert.deepEqual([response.status, await response.text()], [404, "Bad_Id"]);
});
