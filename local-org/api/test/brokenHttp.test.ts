import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { at, startTestServer, VERSION, type TestServer } from "./testServer.ts";

const LONGEST_MILLISECONDS = 5000;

let server: TestServer;
let authorization: string;

before(async () => {
  server = await startTestServer();
  authorization = `Bearer ${(await server.connect()).accessToken}`;
});

after(() => server.close());

/** Sends these bytes and ends; answers what came back, however late the server closes. */
function sendBytes(bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.setTimeout(LONGEST_MILLISECONDS, () => socket.destroy(new Error("no answer")));
    socket.on("data", (data: Buffer) => (answer += data.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

function request(line: string, headers: readonly string[] = [], body = ""): string {
  const { host } = new URL(server.url);
  return [line, `Host: ${host}`, `Authorization: ${authorization}`, ...headers, "", body].join("\r\n");
}

const CREATE = `POST ${VERSION}/sobjects/Account HTTP/1.1`;
const LIMITS = `GET ${VERSION}/limits HTTP/1.1`;
const JSON_TYPE = "Content-Type: application/json";

test("what is no HTTP is refused in the form of the REST API", async () => {
  const chunked = [JSON_TYPE, "Transfer-Encoding: chunked"];
  const broken: [what: string, bytes: string | Buffer, status: number][] = [
    ["no HTTP at all", "\x16\x03\x01\x00\x05\x01", 400],
    ["a method that there is not", request(`NOTHING ${VERSION}/limits HTTP/1.1`), 400],
    ["a chunk of no size", request(CREATE, chunked, 'zz\r\n{"Nam'), 400],
    ["two lengths", request(CREATE, [JSON_TYPE, "Content-Length: 5", "Content-Length: 6"], "{}"), 400],
    ["a length and chunks", request(CREATE, [...chunked, "Content-Length: 5"], "0\r\n\r\n"), 400],
    ["a NUL in a header", request(LIMITS, ["X-Thing: a\0b"]), 400],
    [
      "a flood of headers",
      request(
        LIMITS,
        Array.from({ length: 3000 }, (_, index) => `X-${index}: y`)
      ),
      431
    ],
    ["a huge header", request(LIMITS, [`X-Thing: ${"y".repeat(100_000)}`]), 431],
    ["a huge URL", request(`GET ${VERSION}/query?q=${"x".repeat(100_000)} HTTP/1.1`), 431]
  ];
  for (const [what, bytes, status] of broken) {
    const answer = await sendBytes(bytes);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), what);
    const errors: unknown = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")));
    assert.equal(typeof at(errors, "0.errorCode"), "string", what);
  }
});

test("bodies that are cut short write nothing and leave the server as it was", async () => {
  const count = async (): Promise<unknown> =>
    at((await server.send("GET", `${VERSION}/query?q=SELECT+Id+FROM+Account`)).body, "totalSize");
  const before = await count();
  await sendBytes(request(CREATE, [JSON_TYPE, "Transfer-Encoding: chunked"], '5\r\n{"Nam'));
  await sendBytes(request(CREATE, [JSON_TYPE, "Content-Length: 100"], '{"Name":"x"}'));
  await sendBytes(request(CREATE, [JSON_TYPE, "Content-Length: 100", "Content-Encoding: gzip"], "\x1f\x8b"));
  assert.equal(await count(), before);
});

test("compressed bodies are read", async () => {
  const response = await fetch(`${server.url}${VERSION}/sobjects/Account`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "content-encoding": "gzip" },
    body: gzipSync(JSON.stringify({ Name: "Compressed" }))
  });
  assert.equal(response.status, 201);
  const found = await server.send("GET", `${VERSION}/query?q=SELECT+Id+FROM+Account+WHERE+Name='Compressed'`);
  assert.equal(at(found.body, "totalSize"), 1);
});
