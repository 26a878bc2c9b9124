import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { SourceError } from "../../errors.ts";
import { child, flag, nodes, number, text, texts } from "../readers.ts";
import { readProject } from "../readProject.ts";

const bookshop = readProject(join(import.meta.dirname, "../../fixtures/bookshop"));

function projectOf(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), "project-"));
  const all = { "sfdx-project.json": `{"packageDirectories":[{"path":"one"},{"path":"two"}]}`, ...files };
  mkdirSync(join(dir, "one"));
  mkdirSync(join(dir, "two"));
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

test("a decomposed object's fields are components of their own", () => {
  const price = bookshop.find("CustomField", "Book__c.Price__c");
  assert.ok(price);
  assert.equal(text(price.body, "type"), "Currency");
  assert.equal(number(price.body, "scale"), 2);
  assert.equal(flag(price.body, "required"), true);
  assert.ok(bookshop.find("ValidationRule", "book__c.price_not_negative"));
  assert.ok(bookshop.find("RecordType", "Review__c.Press"));
});

test("elements that may repeat are arrays even where they stand once", () => {
  const rollup = bookshop.find("CustomField", "Author__c.In_Print_Value__c");
  assert.ok(rollup);
  assert.ok(Array.isArray(rollup.body["summaryFilterItems"]));
  const group = bookshop.find("PermissionSetGroup", "Bookshop_Staff");
  assert.deepEqual(texts(group?.body ?? {}, "permissionSets"), ["Bookshop_Keeper", "Bookshop_Reader"]);
});

test("labels are components, bundles are folders, custom metadata records carry their type", () => {
  assert.equal(text(bookshop.find("CustomLabel", "Bookshop_Greeting")?.body ?? {}, "value"), "Welcome to the bookshop");
  const bundle = bookshop.find("LightningComponentBundle", "bookList");
  assert.ok(bundle);
  assert.ok(bookshop.sourcePath(bundle).endsWith("lwc/bookList"));
  const rule = bookshop.find("CustomMetadata", "Shop_Rule.Highest_Price");
  assert.equal(nodes(rule?.body ?? {}, "values").length, 5);
});

test("sources are found beside their metadata files", () => {
  const [apexClass] = bookshop.ofType("ApexClass");
  assert.ok(apexClass);
  assert.ok(bookshop.sourcePath(apexClass).endsWith(`${apexClass.fullName}.cls`));
  const [resource] = bookshop.ofType("StaticResource");
  assert.ok(resource);
  assert.ok(bookshop.sourcePath(resource).endsWith("Prices.csv"));
});

test("entities are decoded", () => {
  const label = bookshop.find("CustomField", "Book__c.Shelf_Label__c");
  assert.equal(text(label?.body ?? {}, "formula"), `Author__r.Name & " / " & Name`);
  const dir = projectOf({
    "one/A.labels-meta.xml":
      "<CustomLabels><labels><fullName>L</fullName><value>a&#10;b</value></labels></CustomLabels>"
  });
  assert.equal(text(readProject(dir).find("CustomLabel", "L")?.body ?? {}, "value"), "a\nb");
});

test("every package directory is read, an object in one piece like a decomposed one", () => {
  const project = readProject(
    projectOf({
      "one/any/folder/Pen__c.object-meta.xml":
        "<CustomObject><label>Pen</label><fields><fullName>Ink__c</fullName><type>Text</type></fields></CustomObject>",
      "two/objects/Pen__c/fields/Nib__c.field-meta.xml":
        "<CustomField><fullName>Nib__c</fullName><type>Text</type></CustomField>"
    })
  );
  assert.deepEqual(
    project
      .ofType("CustomField")
      .map((field) => field.fullName)
      .sort(),
    ["Pen__c.Ink__c", "Pen__c.Nib__c"]
  );
});

test("broken XML is told with file, line and column", () => {
  const dir = projectOf({ "one/A.tab-meta.xml": "<CustomTab>\n  <label></CustomTab>" });
  assert.throws(
    () => readProject(dir),
    (error: unknown) =>
      error instanceof SourceError && error.file === "one/A.tab-meta.xml" && error.line === 2 && error.column > 0
  );
});

test("a component that two files of a package directory define is told", () => {
  const dir = projectOf({ "one/A.tab-meta.xml": "<CustomTab/>", "one/more/A.tab-meta.xml": "<CustomTab/>" });
  assert.throws(() => readProject(dir), /CustomTab A is also defined in one/);
});

test("a component of a later package directory replaces that of an earlier one", () => {
  const dir = projectOf({ "one/A.tab-meta.xml": "<CustomTab/>", "two/A.tab-meta.xml": "<CustomTab/>" });
  assert.deepEqual(
    readProject(dir)
      .ofType("CustomTab")
      .map(({ path }) => path),
    ["two/A.tab-meta.xml"]
  );
});

test("a broken project file is told", () => {
  const dir = projectOf({ "sfdx-project.json": "{\n  oops" });
  assert.throws(
    () => readProject(dir),
    (error: unknown) => error instanceof SourceError && error.line === 2
  );
  assert.throws(() => readProject(tmpdir()), SourceError);
});

test("readers answer for what is absent", () => {
  assert.equal(text({}, "x"), null);
  assert.equal(number({ x: "no" }, "x"), null);
  assert.equal(flag({}, "x", true), true);
  assert.equal(child({}, "x"), null);
});

test("files in metadata format are read in package directories too", () => {
  const project = readProject(
    projectOf({
      "one/objects/Pen__c.object":
        "<CustomObject><label>Pen</label><fields><fullName>Ink__c</fullName><type>Text</type></fields></CustomObject>",
      "one/labels/CustomLabels.labels": "<CustomLabels><labels><fullName>Hello</fullName></labels></CustomLabels>",
      "one/objects/README.md": "no metadata",
      "one/.gitignore": "/build",
      "one/customMetadata/Rule.First.md": "<CustomMetadata><label>First</label></CustomMetadata>"
    })
  );
  assert.ok(project.find("CustomField", "Pen__c.Ink__c"));
  assert.ok(project.find("CustomLabel", "Hello"));
  assert.ok(project.find("CustomMetadata", "Rule.First"));
});
