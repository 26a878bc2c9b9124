import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { after, before, test } from "node:test";
import { BODY_LIMIT } from "../http/bodies.ts";
import { ADMIN, PASSWORD, startTestServer, VERSION, type TestServer } from "./testServer.ts";

let server: TestServer;

before(async () => {
  server = await startTestServer();
});

after(() => server.close());

async function login(): Promise<string> {
  return (await server.connect()).accessToken ?? "";
}

/** The status that a request with these headers is answered with. */
function statusFor(headers: Record<string, string>, path = `${VERSION}/limits`): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end();
  });
}

test("a session ends two hours after its last use", async () => {
  const token = await login();
  const authorization = `Bearer ${token}`;
  assert.equal(await statusFor({ authorization }), 200);
  const [row] = server.org.store.all("SELECT max(expiresAt) AS latest FROM LocalSession", []);
  const hours = (Number(row?.["latest"]) - Date.now()) / 3_600_000;
  assert.ok(hours > 1.9 && hours <= 2, `${hours}`);
  server.org.store.all("UPDATE LocalSession SET expiresAt = ?", [Date.now() - 1]);
  assert.equal(await statusFor({ authorization }), 401);
});

test("a session ends with its user", async () => {
  const user = server.org.store.all("SELECT Id FROM User WHERE Username = ?", [ADMIN])[0]?.["Id"] ?? "";
  const authorization = `Bearer ${await login()}`;
  server.org.store.all("UPDATE User SET IsActive = 0 WHERE Id = ?", [user]);
  server.org.security.invalidate();
  const handshake = JSON.stringify([{ channel: "/meta/handshake", supportedConnectionTypes: ["long-polling"] }]);
  assert.equal((await server.send("POST", "/cometd/62.0", handshake, { authorization })).status, 401);
  assert.equal(await statusFor({ authorization }), 401);
  server.org.store.all("UPDATE User SET IsActive = 1 WHERE Id = ?", [user]);
  server.org.security.invalidate();
  assert.equal(await statusFor({ authorization }), 401);
});

test("tokens are random, and the database does not hold them", async () => {
  const tokens = await Promise.all(Array.from({ length: 20 }, login));
  const secrets = tokens.map((token) => token.split("!").at(-1) ?? "");
  assert.equal(new Set(secrets).size, secrets.length);
  for (const secret of secrets) assert.ok(Buffer.from(secret, "base64url").length >= 16, secret);
  const kept = JSON.stringify(server.org.store.all("SELECT * FROM LocalSession", []));
  assert.ok(secrets.every((secret) => !kept.includes(secret)));
});

test("a token that somebody made up opens nothing", async () => {
  const token = await login();
  for (const forged of ["", "null", token.slice(0, -1), `${token}x`, token.toUpperCase(), "' OR '1'='1"])
    assert.equal(await statusFor({ authorization: `Bearer ${forged}` }), 401, forged);
  assert.equal(await statusFor({ authorization: `Basic ${btoa(`${ADMIN}:${PASSWORD}`)}` }), 401);
});

test("names that lead here by DNS rebinding, and pages of other sites, are refused", async () => {
  const authorization = `Bearer ${await login()}`;
  for (const host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:80",
    "0.0.0.0",
    "localhost@evil.example"
  ])
    assert.equal(await statusFor({ authorization, host }), 403, host);
  for (const origin of [
    "https://evil.example",
    "http://localhost.evil.example",
    "null",
    "file://",
    "http://localhost:4200@evil.example",
    "http://localhost:1"
  ])
    assert.equal(await statusFor({ authorization, origin }), 403, origin);
  const { port } = new URL(server.url);
  for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`])
    assert.equal(await statusFor({ authorization, origin }), 200, origin);
  for (const host of ["localhost", "127.0.0.1:4200", "[::1]:4200"])
    assert.equal(await statusFor({ authorization, host }), 200, host);
});

test("uploads are limited", async () => {
  const body = JSON.stringify({ Name: "x".repeat(BODY_LIMIT) });
  const { status, body: answer } = await server.send("POST", `${VERSION}/sobjects/Account`, body, {
    authorization: `Bearer ${await login()}`
  });
  assert.ok(status === 413 || status === 400, `${status}`);
  assert.equal((answer as { errorCode: string }[])[0]?.errorCode, "REQUEST_TOO_LARGE");
});
