import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import type { MetadataComponent } from "../../../metadata/types.ts";
import { createProject } from "../../../metadata/projectModel.ts";
import { beginTransaction } from "../../../transaction/transaction.ts";
import { withExecution, type Execution } from "../../runtime/execution.ts";
import { callMethod, thrownBy } from "./call.ts";
import { ApexHttpRequest } from "../System/HttpRequest.ts";
import type { ApexHttpResponse } from "../System/HttpResponse.ts";

/** A server in a thread of its own, as this one sleeps during a callout. */
const SERVER = `
  const { createServer } = require("node:http");
  const { gzipSync } = require("node:zlib");
  const { parentPort } = require("node:worker_threads");
  const answers = {
    "/moved": (request, response) => response.writeHead(302, { Location: "/echo" }).end(),
    "/slow": () => undefined,
    "/zipped": (request, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync("unzipped")),
    "/bytes": (request, response) => response.end(Buffer.from([0, 255, 128])),
    "/large": (request, response) => response.end(Buffer.alloc(7_000_000))
  };
  const echo = async (request, response) => {
    const chunks = await request.toArray();
    const { method, url, headers } = request;
    response.writeHead(201, "Made", { "X-Seen": "yes", "Content-Type": "application/json" });
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  };
  const server = createServer((request, response) => (answers[request.url] ?? echo)(request, response));
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_http.htm
describe("A callout outside of tests", () => {
  const server = new Worker(SERVER, { eval: true });
  let origin = "";
  before(async () => {
    const port = await new Promise<number>((resolve) => server.once("message", resolve));
    origin = `http://127.0.0.1:${port}`;
  });
  after(() => server.terminate());

  it("sends method, headers and body, and brings back status, headers and body", () => {
    const request = requestTo(`${origin}/echo?a=1`, "POST");
    callMethod("HttpRequest.setHeader", [request, "X-Shop", "Corner"]);
    callMethod("HttpRequest.setBody", [request, "grüße"]);
    const response = inOrg(() => send(request));
    const seen = JSON.parse(callMethod("HttpResponse.getBody", [response]) as string) as Record<string, unknown>;
    assert.deepEqual([response.statusCode, response.status, response.headers.get("x-seen")], [201, "Made", "yes"]);
    assert.deepEqual([seen["method"], seen["url"], seen["body"]], ["POST", "/echo?a=1", "grüße"]);
    assert.equal((seen["headers"] as Record<string, string>)["x-shop"], "Corner");
  });

  it("does not follow redirects, keeps bytes, unzips", () => {
    assert.equal(inOrg(() => send(requestTo(`${origin}/moved`))).statusCode, 302);
    assert.deepEqual([...inOrg(() => send(requestTo(`${origin}/bytes`))).body], [0, 255, 128]);
    assert.equal(inOrg(() => send(requestTo(`${origin}/zipped`))).body.toString(), "unzipped");
  });

  it("ends at its timeout", () => {
    const request = requestTo(`${origin}/slow`);
    callMethod("HttpRequest.setTimeout", [request, 50]);
    assert.equal(
      inOrg(() => thrownBy(() => send(request))),
      "System.CalloutException: Read timed out"
    );
  });

  it("refuses answers that are larger than the heap", () => {
    assert.match(
      inOrg(() => thrownBy(() => send(requestTo(`${origin}/large`)))),
      /^System.CalloutException: Exceeded max size limit of 6000000 with response size \d+$/
    );
  });

  it("goes to sites that metadata names only", () => {
    assert.equal(
      inOrg(() => thrownBy(() => send(requestTo("https://example.com/x")))),
      "System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://example.com/x"
    );
    assert.equal(
      inOrg(() => thrownBy(() => send(requestTo("example.com")))),
      "System.CalloutException: no protocol: example.com"
    );
  });

  it("takes the address and the fixed headers of a named credential", () => {
    const response = inOrg(() => send(requestTo("callout:Shop/books?x=1")));
    const seen = JSON.parse(response.body.toString()) as { url: string; headers: Record<string, string> };
    assert.deepEqual([seen.url, seen.headers["x-key"]], ["/api/books?x=1", "plain"]);
    assert.match(
      inOrg(() => thrownBy(() => send(requestTo("callout:Other/books")))),
      /^System.CalloutException: The callout couldn't access the endpoint\./
    );
    assert.throws(() => inOrg(() => send(requestTo("callout:Secret"))), /the authentication Password of the named/);
  });

  it("cannot follow uncommitted work", () => {
    assert.match(
      inOrg((execution) => {
        execution.transaction.limits.count("dmlStatements");
        return thrownBy(() => send(requestTo(origin)));
      }),
      /^System.CalloutException: You have uncommitted work pending/
    );
  });

  function inOrg<T>(work: (execution: Execution) => T): T {
    const project = createProject("/", "62.0", [
      component("RemoteSiteSetting", "Local", { url: origin, isActive: "true" }),
      component("NamedCredential", "Secret", { endpoint: origin, protocol: "Password" }),
      component("NamedCredential", "Shop", {
        namedCredentialParameters: [
          { parameterName: "Url", parameterType: "Url", parameterValue: `${origin}/api` },
          { parameterName: "X-Key", parameterType: "HttpHeader", parameterValue: "plain" }
        ]
      })
    ]);
    const user = { userId: "005000000000001AAA" } as never;
    const transaction = beginTransaction(user, { afterCommit: () => undefined, afterEnd: () => undefined });
    const execution = { platform: { project }, transaction, user, test: null, frame: null, asynchronous: null };
    return withExecution(execution as unknown as Execution, () => work(execution as unknown as Execution));
  }
});

function requestTo(endpoint: string, method = "GET"): ApexHttpRequest {
  const request = new ApexHttpRequest();
  callMethod("HttpRequest.setEndpoint", [request, endpoint]);
  callMethod("HttpRequest.setMethod", [request, method]);
  return request;
}

function send(request: ApexHttpRequest): ApexHttpResponse {
  return callMethod("Http.send", ["http", request]) as unknown as ApexHttpResponse;
}

function component(type: string, fullName: string, body: MetadataComponent["body"]): MetadataComponent {
  return { type, fullName, path: `${fullName}.xml`, body };
}
