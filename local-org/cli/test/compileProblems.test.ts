import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

function writeMetadata(path: string, root: string, body: string): void {
  const file = join(DIR, "force-app", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`);
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

test("components that cannot be used are reported and left out, and tests run without them", () => {
  const object =
    "<label>Pen</label><pluralLabel>Pens</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>";
  writeFileSync(
    join(DIR, "sfdx-project.json"),
    '{ "packageDirectories": [{ "path": "force-app" }, { "path": "not-there" }] }'
  );
  writeMetadata("objects/Pen__c/Pen__c.object-meta.xml", "CustomObject", object);
  writeMetadata(
    "objects/Pen__c/fields/Ink__c.field-meta.xml",
    "CustomField",
    "<fullName>Ink__c</fullName><type>Lookup</type><referenceTo>Ink__c</referenceTo>"
  );
  writeMetadata(
    "objects/Packaged__c/fields/Name__c.field-meta.xml",
    "CustomField",
    "<type>Text</type><length>9</length>"
  );
  writeMetadata("customMetadata/Packaged.One.md-meta.xml", "CustomMetadata", "<label>One</label>");
  writeMetadata("flows/Torn.flow-meta.xml", "Flow", "<label>");
  writeClass(
    "PenTest",
    "@IsTest class PenTest { @IsTest static void saves() { insert new Pen__c(); Assert.areEqual(1, [SELECT COUNT() FROM Pen__c]); } }"
  );

  const { stdout, stderr } = spawnSync(process.execPath, [CLI, "test", "--project", DIR, "--tests", "PenTest"], {
    encoding: "utf8"
  });

  assert.match(stdout, /^Pass +PenTest\.saves/m);
  assert.match(stderr, /The package directory not-there does not exist/);
  assert.match(stderr, /Ink__c\.field-meta\.xml:1:\d+: Pen__c\.Ink__c: the object Ink__c does not exist/);
  assert.match(stderr, /Packaged__c\.Name__c: the object Packaged__c does not exist/);
  assert.match(stderr, /Packaged\.One: the custom metadata type Packaged__mdt does not exist/);
  assert.match(stderr, /Torn\.flow-meta\.xml/);
});

test("each test is told of as it ends, and the totals come last", () => {
  const { stdout } = spawnSync(process.execPath, [CLI, "test", "--project", DIR, "--tests", "SoundTest"], {
    encoding: "utf8"
  });
  assert.match(stdout, /^Pass +SoundTest\.holds \(\d+ ms\)\n[^]*1 passed, 0 failed, 1 in all \([\d.]+ s\)\n$/);
});
