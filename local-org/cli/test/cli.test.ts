import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { after, test } from "node:test";

const CLI = join(import.meta.dirname, "../../cli.ts");
const START = join(import.meta.dirname, "../../server/start.ts");
const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");
const DIR = mkdtempSync(join(tmpdir(), "local-org-cli-"));

after(() => rmSync(DIR, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

function run(...parameters: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", CLI, ...parameters],
    { encoding: "utf8" }
  );
  return { code: status, out: stdout, errors: stderr };
}

function runApex(source: string, data = join(DIR, "data")): Ended {
  const file = join(DIR, "block.apex");
  writeFileSync(file, source);
  return run("apex", file, "--project", BOOKSHOP, "--data", data);
}

test("runs the tests that are named and prints coverage", () => {
  const { code, out } = run("test", "--project", BOOKSHOP, "--tests", "BookTriggerTest");
  assert.equal(code, 0);
  assert.match(out, /^Pass +BookTriggerTest\.titleIsTrimmed/m);
  assert.match(out, /^BookTriggerHandler +\d+%/m);
  assert.match(out, /^4 passed, 0 failed, 4 in all/m);
});

test("prints what the Salesforce CLI prints", () => {
  const { code, out } = run("test", "--project", BOOKSHOP, "--json");
  const { status, result } = JSON.parse(out) as {
    status: number;
    result: { summary: Record<string, unknown>; tests: unknown[]; coverage: unknown };
  };
  assert.deepEqual([code, status, result.summary["outcome"]], [0, 0, "Passed"]);
  assert.equal(result.tests.length, result.summary["testsRan"]);
});

test("names a test that does not exist", () => {
  const { code, errors } = run("test", "--project", BOOKSHOP, "--tests", "NoSuchTest");
  assert.equal(code, 1);
  assert.equal(errors.trim(), "There is no test class or method NoSuchTest");
});

test("runs anonymous Apex on data that stays", () => {
  assert.equal(runApex("insert new Account(Name = 'Kept');").code, 0);
  const { code, out } = runApex("System.debug([SELECT COUNT() FROM Account WHERE Name = 'Kept']);");
  assert.equal(code, 0);
  assert.match(out, /DEBUG\|1/);
});

test("reports compile errors with file and line, and exceptions with their place", () => {
  const broken = runApex("Integer i = 1;\nString s = i;");
  assert.equal(broken.code, 1);
  assert.match(broken.errors, /block\.apex:2:\d+: /);
  const thrown = runApex("\nInteger i = 1 / 0;");
  assert.equal(thrown.code, 1);
  assert.match(thrown.errors, /System\.MathException: Divide by 0\nAnonymousBlock: line 2/);
});

test("runs anonymous Apex on the server that has the data open, and prints its log", async () => {
  const data = join(DIR, "served");
  const parameters = ["--disable-warning=ExperimentalWarning", START, "--project", BOOKSHOP, "--data", data];
  const server = spawn(process.execPath, [...parameters, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await ready(server.stdout);
    assert.match(
      runApex("System.debug('a < b & c');\nSystem.debug(1 + 1);", data).out,
      /DEBUG\|a < b & c[\s\S]*DEBUG\|2\n/
    );
    const thrown = runApex("System.debug('before');\nInteger i = 1 / 0;", data);
    assert.deepEqual([thrown.code, /DEBUG\|before/.test(thrown.out)], [1, true]);
    assert.match(thrown.errors, /System\.MathException: Divide by 0\nAnonymousBlock: line 2/);
    assert.match(runApex("String s = 1;", data).errors, /block\.apex:1:\d+: /);
  } finally {
    server.kill();
    await once(server, "exit");
  }
});

async function ready(output: Readable): Promise<void> {
  for await (const text of output) if (String(text).includes("Local org ready")) return;
  assert.fail("The server ended before it was ready");
}

test("explains itself", () => {
  assert.match(run("--help").out, /Commands:[\s\S]*test[\s\S]*apex/);
});
