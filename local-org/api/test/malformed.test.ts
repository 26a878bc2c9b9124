import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import type { MalformedRequest } from "./malformed/request.ts";
import { malformedRequests } from "./malformedRequests.ts";
import { startTestServer, type TestServer } from "./testServer.ts";

const SEED = Number(process.env["SEED"] ?? 20260101);
const COUNT = Number(process.env["REQUESTS"] ?? 2000);

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

test(`answers ${COUNT} malformed requests with a 4xx in Salesforce's form, and goes on`, async () => {
  const connection = await server.connect();
  const requests = malformedRequests(SEED, COUNT, `Bearer ${connection.accessToken}`);
  const failures: string[] = [];
  for (const malformed of requests) {
    const { status, text } = await send(server.url, malformed);
    if (!isRefusal(malformed, status, text)) failures.push(`${describe(malformed)} → ${status} ${text.slice(0, 200)}`);
  }
  assert.deepEqual([...new Set(failures)].slice(0, 20), []);
  assert.equal((await connection.query("SELECT Id FROM User LIMIT 1")).totalSize, 1);
});

/** SOAP tells its faults by 500, as its standard demands; composite calls answer 200 with the refusal of each part. */
function isRefusal({ path }: MalformedRequest, status: number, text: string): boolean {
  if (path.includes("/Soap/")) return (status === 400 || status === 500) && text.includes("<faultcode>");
  if (path.includes("/composite")) return status < 500 && !text.includes("UNKNOWN_EXCEPTION");
  if (path.startsWith("/services/oauth2")) return status === 400 && text.includes('"error"');
  return status >= 400 && status < 500 && isErrorList(text);
}

function isErrorList(text: string): boolean {
  try {
    const errors: unknown = JSON.parse(text);
    const list = Array.isArray(errors) ? errors : [errors];
    return list.length > 0 && list.every((error) => typeof error.message === "string");
  } catch {
    return false;
  }
}

function describe({ method, path, body }: MalformedRequest): string {
  return `${method} ${path.slice(0, 250)} ${String(body ?? "").slice(0, 120)}`;
}

/** `fetch` does not let a caller name the host. */
function send(
  url: string,
  { method, path, headers, body }: MalformedRequest
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const call = request({ hostname, port, method, path, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    call.on("error", (error) => resolve({ status: 0, text: error.message }));
    call.end(body);
  });
}
