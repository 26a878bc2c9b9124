import assert from "node:assert/strict";
import { before, test } from "node:test";
import { compileFieldFormula } from "../../formula/compileFormula.ts";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import { SYSTEM_MODE, type Security } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import type { RecordValues } from "../../values.ts";
import { runSoql, type QueryEngine } from "../index.ts";
import type { QueryResult } from "../types.ts";
import { USER } from "./testOrg.ts";

const project = new URL("../../fixtures/bookshop", import.meta.url).pathname;
const schema = buildSchema(readProject(project));
const store = openStore(":memory:");
const engine: QueryEngine = {
  schema,
  store,
  security: {} as Security,
  formulaFor: (object, field) => compileFieldFormula(field, object, schema)
};

function insert(objectName: string, record: RecordValues): string {
  const object = schema.requireObject(objectName);
  const id = store.nextId(object);
  store.insert(object, { Id: id, ...record });
  return id;
}

const rowsOf = (text: string) =>
  runSoql(engine, text, { user: USER, access: SYSTEM_MODE }).rows.map((row) => row.fields);

before(() => {
  store.migrate(schema.objects());
  insert("Book__c", { Name: "Long", Price__c: 20, Discount__c: 50, Pages__c: 900 });
  insert("Book__c", { Name: "Short", Price__c: 0.1, Pages__c: 90 });
  insert("Book__c", { Name: "Other", Price__c: 0.2, Pages__c: null });
});

test("a project's own formula fields are computed", () => {
  assert.deepEqual(rowsOf("SELECT Name, Net_Price__c FROM Book__c WHERE Is_Long__c = true ORDER BY Net_Price__c"), [
    { Name: "Long", Net_Price__c: 10 }
  ]);
});

test("sums are exact to the field's scale", () => {
  assert.deepEqual(rowsOf("SELECT SUM(Price__c) total FROM Book__c WHERE Is_Long__c = false"), [{ total: 0.3 }]);
  const { columns } = runSoql(engine, "SELECT COUNT(Id) n, SUM(Price__c) total FROM Book__c", {
    user: USER,
    access: SYSTEM_MODE
  });
  assert.deepEqual(columns, { n: { type: "int", scale: 0 }, total: { type: "currency", scale: 2 } });
});

test("custom metadata is queried like any object", () => {
  insert("Shop_Rule__mdt", { DeveloperName: "Price", MasterLabel: "Price rule", Active__c: true });
  assert.deepEqual(rowsOf("SELECT DeveloperName FROM Shop_Rule__mdt WHERE Active__c = true"), [
    { DeveloperName: "Price" }
  ]);
});

test("record types are parents", () => {
  const Press = insert("RecordType", { Name: "Press", DeveloperName: "Press", SobjectType: "Review__c" });
  insert("Review__c", { RecordTypeId: Press });
  assert.equal(rowsOf("SELECT Id FROM Review__c WHERE RecordType.DeveloperName = 'press'").length, 1);
});

test("every queryable object of the platform answers", () => {
  for (const object of schema.objects()) {
    if (object.queryable && object.field("Id") && object.field("CreatedById")) {
      rowsOf(`SELECT FIELDS(ALL), CreatedBy.Name FROM ${object.name} LIMIT 1`);
    }
  }
});

test("objects and fields are queried as EntityDefinition, FieldDefinition and EntityParticle", () => {
  assert.deepEqual(rowsOf("SELECT Label, IsCustomSetting FROM EntityDefinition WHERE QualifiedApiName = 'Book__c'"), [
    { Label: "Book", IsCustomSetting: false }
  ]);
  assert.deepEqual(
    rowsOf(
      "SELECT QualifiedApiName, DataType, EntityDefinition.Label FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Book__c' AND QualifiedApiName IN ('Author__c', 'Net_Price__c') ORDER BY QualifiedApiName"
    ).map(({ QualifiedApiName, DataType }) => [QualifiedApiName, DataType]),
    [
      ["Author__c", "Master-Detail(Author__c)"],
      ["Net_Price__c", "Formula (Currency)"]
    ]
  );
  assert.deepEqual(
    rowsOf("SELECT DataType FROM EntityParticle WHERE EntityDefinitionId = 'Book__c' AND Name = 'Pages__c'"),
    [{ DataType: "double" }]
  );
  const [row] = rowsOf(
    "SELECT QualifiedApiName, (SELECT Label FROM Fields) FROM EntityDefinition WHERE KeyPrefix = '001'"
  );
  assert.equal(row?.["QualifiedApiName"], "Account");
  assert.ok((row?.["Fields"] as QueryResult).rows.length > 20);
});
