import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const CLI = join(import.meta.dirname, "../../cli.ts");
const DIR = mkdtempSync(join(tmpdir(), "local-org-problems-"));

after(() => rmSync(DIR, { recursive: true, force: true }));

const META = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>62.0</apiVersion></ApexClass>';

function writeClass(name: string, source: string): void {
  const folder = join(DIR, "force-app/classes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.cls`), source);
  writeFileSync(join(folder, `${name}.cls-meta.xml`), META);
}

test("classes that do not compile are reported, and the tests of the others run", () => {
  writeFileSync(join(DIR, "sfdx-project.json"), '{ "packageDirectories": [{ "path": "force-app" }] }');
  writeClass("Broken", "public class Broken {\n  public static Unknown make() { return null; }\n}");
  writeClass("BrokenTest", "@IsTest class BrokenTest {\n  @IsTest static void asks() { Missing.call(); }\n}");
  writeClass("SoundTest", "@IsTest class SoundTest {\n  @IsTest static void holds() { Assert.areEqual(1, 1); }\n}");

  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "test", "--project", DIR], { encoding: "utf8" });

  assert.equal(status, 1);
  assert.match(stderr, /classes\/Broken\.cls:2:17: Invalid type: Unknown/);
  assert.match(stderr, /classes\/BrokenTest\.cls:2:32: Variable does not exist: Missing/);
  assert.match(stdout, /^CompileFail BrokenTest\.asks/m);
  assert.match(stdout, /^Pass +SoundTest\.holds/m);
});
