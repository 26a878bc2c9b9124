import { gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { NotSupportedError } from "../../../errors.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { raise } from "../../runtime/values/index.ts";
import type { ApexHttpRequest } from "../System/HttpRequest.ts";
import { ApexHttpResponse } from "../System/HttpResponse.ts";
import { resolveEndpoint } from "./endpoints.ts";
import { exchange, type Exchanged, type Outgoing } from "./exchange.ts";

/** Milliseconds that all callouts of a transaction may wait together. */
const TOGETHER = 120_000;
const WAITED = Symbol("milliseconds that callouts have waited");
const LARGEST_BODY = { synchronous: 6_000_000, asynchronous: 12_000_000 };

/**
 * Sends the request over the network and waits for the answer. Throws `System.CalloutException`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 */
export function callOut(request: ApexHttpRequest): ApexHttpResponse {
  const { transaction } = currentExecution();
  const waited = (transaction.state.get(WAITED) as number | undefined) ?? 0;
  const outgoing = outgoingOf(request, TOGETHER - waited);
  const start = performance.now();
  const answer = exchange(outgoing);
  transaction.state.set(WAITED, waited + performance.now() - start);
  return answer.failed ? raiseFailure(answer, outgoing) : responseOf(answer);
}

function outgoingOf(request: ApexHttpRequest, left: number): Outgoing {
  const { platform, asynchronous } = currentExecution();
  if (request.endpoint === null) raise("System.NullPointerException", "Argument cannot be null.");
  if (request.method === null) throw new NotSupportedError("an HttpRequest without a method");
  if (left <= 0) raise("System.CalloutException", `Exceeded maximum time allotted for callout (${TOGETHER} ms)`);
  const { url, headers } = resolveEndpoint(platform.project, request.endpoint);
  const given = request.headers.entries().filter(([, value]) => value !== null) as [string, string][];
  const body = request.compressed === true ? gzipSync(request.body) : request.body;
  return {
    method: request.method.toUpperCase(),
    url: url.href,
    headers: {
      "User-Agent": `SFDC-Callout/${platform.project.apiVersion}`,
      ...(request.compressed === true ? { "Content-Encoding": "gzip" } : {}),
      ...headers,
      ...Object.fromEntries(given),
      ...(body.length > 0 ? { "Content-Length": String(body.length) } : {})
    },
    body,
    timeout: Math.min(request.timeout, left),
    maxBytes: LARGEST_BODY[asynchronous === null ? "synchronous" : "asynchronous"]
  };
}

const FAILURES: Record<string, (url: URL) => string> = {
  ETIMEDOUT: () => "Read timed out",
  ECONNREFUSED: () => "Connection refused (Connection refused)",
  ECONNRESET: () => "Connection reset",
  ENOTFOUND: ({ hostname }) => `Unknown host: ${hostname}`,
  EAI_AGAIN: ({ hostname }) => `Unknown host: ${hostname}`
};

function raiseFailure({ code, message }: Extract<Exchanged, { failed: true }>, { url }: Outgoing): never {
  raise("System.CalloutException", FAILURES[code]?.(new URL(url)) ?? message);
}

function responseOf(answer: Extract<Exchanged, { failed: false }>): ApexHttpResponse {
  const response = new ApexHttpResponse();
  response.statusCode = answer.statusCode;
  response.status = answer.status;
  for (const [name, value] of answer.headers) {
    const before = response.headers.get(name);
    response.headers.set(name, before === null ? value : `${before}, ${value}`);
  }
  response.body = uncompressed(Buffer.from(answer.body), response.headers.get("Content-Encoding"));
  return response;
}

function uncompressed(body: Buffer, encoding: string | null): Buffer {
  if (body.length === 0) return body;
  if (encoding === "gzip") return gunzipSync(body);
  return encoding === "deflate" ? inflateSync(body) : body;
}
