import { gzipSync } from "node:zlib";
import { DATA, get, type Make, type MalformedRequest } from "./request.ts";
import type { Random } from "./random.ts";

/** Requests that the server refuses before it knows what they want. */
export const transportRequests: readonly Make[] = [wrongToken, hostileHost, hostileOrigin, badContentType, badEncoding];

function wrongToken(random: Random): MalformedRequest {
  const token = random.pick(["", "x", "00D000000000001!wrong", "Bearer", `00D!${random.below(1e9)}`, "' OR 1=1 --"]);
  return get(`${DATA}/limits`, { authorization: `Bearer ${token}` });
}

function hostileHost(random: Random): MalformedRequest {
  return get(`${DATA}/limits`, {
    host: random.pick(["evil.example", "localhost.evil.example:80", "127.0.0.1.nip.io", "10.0.0.1"])
  });
}

function hostileOrigin(random: Random): MalformedRequest {
  const origin = random.pick([
    "https://evil.example",
    "http://localhost.evil.example",
    "null",
    "file://",
    "http://127.0.0.1@evil.example"
  ]);
  return get(`${DATA}/limits`, { origin });
}

function badContentType(random: Random): MalformedRequest {
  const type = random.pick([
    "application/x-nothing",
    "text/html",
    "text/plain",
    "application/xml",
    "application/octet-stream",
    "application/json; charset=utf-16",
    "application/json;;;",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    ";;;"
  ]);
  const path = random.pick([`${DATA}/sobjects/Account`, `${DATA}/metadata/deployRequest`, `${DATA}/jobs/ingest`]);
  return { method: "POST", path, headers: { "content-type": type }, body: random.text(40) };
}

/** Bodies that are not what their encoding says, or much more than they seem to be. */
function badEncoding(random: Random): MalformedRequest {
  const json = JSON.stringify({ Name: "x" });
  const [encoding, body] = random.pick<[string, string | Buffer]>([
    ["gzip", json],
    ["deflate", json],
    ["gzip", gzipSync(json).subarray(0, 20)],
    ["gzip", BOMB],
    ["br", json],
    ["__proto__", json],
    [random.text(5).replace(/\W/g, "x"), json]
  ]);
  const headers = { "content-type": "application/json", "content-encoding": encoding };
  return { method: "POST", path: `${DATA}/sobjects/Account`, headers, body };
}

/** Some 60 KB that become 60 MB. */
const BOMB = gzipSync(Buffer.alloc(60_000_000, " "));
