import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect } from "../../org/connect.ts";
import type { Report } from "../report.ts";
import { createSale, win } from "./sale.ts";
import { openSeedOrg, type SeedOrg } from "./seedOrg.ts";

const SCRIPT = join(import.meta.dirname, "../seed.ts");
const NO_CREDENTIALS = { SF_USERNAME: "", SF_PASSWORD: "", SF_ACCESS_TOKEN: "" };

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

let org: SeedOrg;

before(async () => {
  org = await openSeedOrg({ rules: { Handoff__c: "ARR__c > 1000000" } });
});

after(() => org.close());

function run(parameters: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT, ...parameters], {
    env: { ...process.env, ...NO_CREDENTIALS, ...environment }
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("ends with 0 and a summary when all went well", async () => {
  const sale = await createSale(org.connection, { name: "By command" });
  await win(org.connection, sale);
  const { code, stdout, stderr } = await run(["--org", org.url, "--opportunity", sale.opportunityId]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(
    stdout,
    /^Handoffs: 0 created, 0 updated, 1 unchanged, 0 failed\nRows: 0 added, 0 updated\n\d+ API calls/
  );
});

test("ends with 1 when one failed, and names it", async () => {
  const sale = await createSale(org.connection, { name: "Too big", unitPrice: 90000 });
  await win(org.connection, sale);
  const people = await run(["--org", org.url]);
  assert.equal(people.code, 1);
  assert.ok(
    people.stdout.startsWith(
      `Failed: Too big (${sale.opportunityId}), Handoff__c: FIELD_CUSTOM_VALIDATION_EXCEPTION: Refused by a rule.\n`
    )
  );
  const machines = await run(["--org", org.url, "--json"]);
  assert.equal(machines.code, 1);
  const report = JSON.parse(machines.stdout) as Report;
  assert.deepEqual([report.created, report.failed, report.opportunities[0]?.name], [0, 1, "Too big"]);
  assert.ok(report.apiCalls > 5);
});

test("ends with 2 on wrong usage", async () => {
  assert.equal((await run(["--since", "soon"])).code, 2);
  const refused = await run(["--org", org.url, "--where", "Nope__c = 1"]);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /--where.*Nope__c/s);
});

test("explains itself and ends with 0 when asked for help", async () => {
  const { code, stdout } = await run(["--help"]);
  assert.equal(code, 0);
  assert.match(stdout, /--opportunity <id>/);
});

test("says that the local org does not run", async () => {
  const free = createServer();
  const url = await listening(free);
  await new Promise((resolve) => free.close(resolve));
  const { code, stdout, stderr } = await run(["--org", url, "--json"]);
  assert.equal(code, 1);
  assert.match(stderr, /did not let admin@example.com in: .*ECONNREFUSED.*npm start/s);
  assert.match((JSON.parse(stdout) as { error: string }).error, /npm start/);
});

test("says that a password or a token is wrong", async () => {
  await assert.rejects(connect(org.url, { SF_USERNAME: "admin@example.com", SF_PASSWORD: "wrong" }), {
    message: /did not let admin@example.com in: INVALID_LOGIN/
  });
  await assert.rejects(connect(org.url, { SF_ACCESS_TOKEN: "wrong" }), { message: /SF_ACCESS_TOKEN/ });
});

test("takes a token, and the login URL from the environment", async () => {
  const token = org.connection.accessToken ?? "";
  const { code } = await run(["--since", "2999-01-01"], { SF_ACCESS_TOKEN: token, SF_LOGIN_URL: org.url });
  assert.equal(code, 0);
});

test("asks for credentials where there are none", async () => {
  await assert.rejects(connect("https://login.example.com", {}), { message: /set SF_USERNAME and SF_PASSWORD/ });
});

test("says how to log in to an org that the Salesforce CLI does not know", async () => {
  await assert.rejects(connect("no-such-alias", {}), { message: /sf org login web --alias no-such-alias/ });
});
