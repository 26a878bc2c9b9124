import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { workerData, type MessagePort } from "node:worker_threads";
import type { Exchanged, Outgoing } from "./exchange.ts";

const { port, signal } = workerData as { port: MessagePort; signal: Int32Array<SharedArrayBuffer> };

/** Answers one request at a time: the thread that asks sleeps until it is woken. */
port.on("message", async (outgoing: Outgoing) => {
  port.postMessage(await exchanged(outgoing));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

async function exchanged(outgoing: Outgoing): Promise<Exchanged> {
  try {
    return await send(outgoing);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { failed: true, code: code ?? "", message };
  }
}

/** One exchange over HTTP or HTTPS; redirects are not followed, as on the platform. */
function send({ method, url, headers, body, timeout, maxBytes }: Outgoing): Promise<Exchanged> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>();
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  const request = open(url, { method, headers, agent: false }, (response) => {
    read(response, maxBytes).then(resolve, reject);
  });
  const timer = setTimeout(() => request.destroy(coded("ETIMEDOUT", "Read timed out")), timeout);
  request.on("error", reject);
  request.on("close", () => clearTimeout(timer));
  request.end(body);
  return promise;
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Exchanged> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw coded("ETOOLARGE", `Exceeded max size limit of ${maxBytes} with response size ${size}`);
    chunks.push(chunk);
  }
  const { statusCode = 0, statusMessage = "", rawHeaders } = response;
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : []));
  return { failed: false, statusCode, status: statusMessage, headers, body: Buffer.concat(chunks) };
}

function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
