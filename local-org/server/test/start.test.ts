import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");
const START = join(import.meta.dirname, "../start.ts");
const SOURCE = "force-app/main/default";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "bookshop-"));
  cpSync(BOOKSHOP, project, { recursive: true });
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  errors: string;
}

function start(...parameters: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [START, "--project", project, ...parameters]);
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, errors })));
}

test("a taken port ends the start with a line that says what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const { code, errors } = await start("--port", String(port));
  other.close();
  assert.equal(code, 1);
  assert.equal(errors.trim(), `Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`);
});

test("a port that is none is refused", async () => {
  const { code, errors } = await start("--port", "many");
  assert.equal(code, 1);
  assert.match(errors, /--port many is no port/);
});

test("a broken metadata file is named with its line", async () => {
  const file = `${SOURCE}/objects/Book__c/fields/Pages__c.field-meta.xml`;
  writeFileSync(
    join(project, file),
    "<?xml version='1.0'?>\n<CustomField>\n  <fullName>Pages__c</oops>\n</CustomField>\n"
  );
  const { code, errors } = await start("--port", "0");
  assert.equal(code, 1);
  assert.match(errors, /Pages__c\.field-meta\.xml:3:\d+: /);
  assert.equal(errors.trim().split("\n").length, 1);
});

test("an Apex compile error is named with its line", async () => {
  writeFileSync(join(project, SOURCE, "classes/BookApi.cls"), "public class BookApi {\n  Integer pages = 'many';\n}\n");
  const { code, errors } = await start("--port", "0");
  assert.equal(code, 1);
  assert.match(errors, /BookApi\.cls:2:\d+: /);
  assert.equal(errors.trim().split("\n").length, 1);
});

test("a broken config is named with its line", async () => {
  mkdirSync(join(project, "config"));
  writeFileSync(join(project, "config/local-org.json"), '{\n  "users": ["a" "b"]\n}\n');
  const { code, errors } = await start("--port", "0");
  assert.equal(code, 1);
  assert.match(errors, /^config\/local-org\.json:2:\d+: /);
});
