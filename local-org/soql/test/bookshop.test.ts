import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { QueryResult, QueryRow } from "../types.ts";
import { ProjectOrg } from "./projectOrg.ts";

const org = new ProjectOrg();
const rowsOf = (text: string) => org.rows(text);

before(() => {
  org.insert("Book__c", { Name: "Long", Price__c: 20, Discount__c: 50, Pages__c: 900 });
  org.insert("Book__c", { Name: "Short", Price__c: 0.1, Pages__c: 90 });
  org.insert("Book__c", { Name: "Other", Price__c: 0.2, Pages__c: null });
});

test("a project's own formula fields are computed", () => {
  assert.deepEqual(rowsOf("SELECT Name, Net_Price__c FROM Book__c WHERE Is_Long__c = true ORDER BY Net_Price__c"), [
    { Name: "Long", Net_Price__c: 10 }
  ]);
});

test("sums are exact to the field's scale", () => {
  assert.deepEqual(rowsOf("SELECT SUM(Price__c) total FROM Book__c WHERE Is_Long__c = false"), [{ total: 0.3 }]);
  const { columns } = org.query("SELECT COUNT(Id) n, SUM(Price__c) total FROM Book__c");
  assert.deepEqual(columns, { n: { type: "int", scale: 0 }, total: { type: "currency", scale: 2 } });
});

test("custom metadata is queried like any object", () => {
  org.insert("Shop_Rule__mdt", { DeveloperName: "Price", MasterLabel: "Price rule", Active__c: true });
  assert.deepEqual(rowsOf("SELECT DeveloperName FROM Shop_Rule__mdt WHERE Active__c = true"), [
    { DeveloperName: "Price" }
  ]);
});

test("record types are parents", () => {
  const Press = org.insert("RecordType", { Name: "Press", DeveloperName: "Press", SobjectType: "Review__c" });
  org.insert("Review__c", { RecordTypeId: Press });
  assert.equal(rowsOf("SELECT Id FROM Review__c WHERE RecordType.DeveloperName = 'press'").length, 1);
});

test("every queryable object of the platform answers", () => {
  for (const object of org.engine.schema.objects()) {
    if (object.queryable && object.field("Id") && object.field("CreatedById")) {
      rowsOf(`SELECT FIELDS(ALL), CreatedBy.Name FROM ${object.name} LIMIT 1`);
    }
  }
});

// https://help.salesforce.com/s/articleView?id=platform.custommetadatatypes_relationships_entity_particle.htm
test("custom metadata leads to an object, and to one of its fields", () => {
  org.insert("Shop_Rule__mdt", { DeveloperName: "Length", Object__c: "Book__c", Field__c: "Pages__c" });
  assert.deepEqual(
    rowsOf(
      "SELECT Object__r.Label, Field__r.QualifiedApiName, Field__r.Label FROM Shop_Rule__mdt WHERE Field__r.Label = 'Pages'"
    ).map(({ Object__r, Field__r }) => [(Object__r as QueryRow).fields["Label"], (Field__r as QueryRow).fields]),
    [["Book", { QualifiedApiName: "Pages__c", Label: "Pages" }]]
  );
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
