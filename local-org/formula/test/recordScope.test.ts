import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RecordValues } from "../../values.ts";
import { compileFormula } from "../compileFormula.ts";
import { formulaValues, recordScope, type FormulaSurroundings } from "../recordScope.ts";
import { field, object, schemaOf } from "../../schema/test/handMade.ts";

const user = object("User", "005", [field("Id", "id"), field("Email", "email"), field("Name", "string")]);
const group = object("Group", "00G", [field("Id", "id"), field("Name", "string")]);
const shelf = object("Shelf__c", "a01", [
  field("Id", "id"),
  field("Rows__c", "double"),
  field("Wide__c", "boolean", { formula: "Rows__c > 3", stored: false }),
  field("OwnerId", "reference", { referenceTo: ["Group", "User"], relationshipName: "Owner" })
]);
const book = object("Book__c", "a02", [
  field("Id", "id"),
  field("Shelf__c", "reference", { referenceTo: ["Shelf__c"], relationshipName: "Shelf__r" }),
  field("Place__c", "string", { formula: 'IF(Shelf__r.Wide__c, "wide", "narrow")', stored: false }),
  field("Note__c", "string", {
    formula: '"on a " & Place__c & " shelf of " & Shelf__r.Owner:User.Email',
    stored: false
  })
]);
const records: Record<string, RecordValues> = {
  "005000000000001AAA": { Id: "005000000000001AAA", Email: "ada@example.com", Name: "Ada" },
  "00G000000000001AAA": { Id: "00G000000000001AAA", Name: "Team" },
  a01000000000001AAA: { Id: "a01000000000001AAA", Rows__c: 4, OwnerId: "005000000000001AAA" },
  a01000000000002AAA: { Id: "a01000000000002AAA", Rows__c: 1, OwnerId: "00G000000000001AAA" }
};
const surroundings: FormulaSurroundings = {
  schema: schemaOf([user, group, shelf, book]),
  now: 0,
  timeZone: "UTC",
  record: (_, id) => records[id] ?? null,
  global: (reference) => reference
};

describe("the scope of a record", () => {
  it("follows formulas, parents and their formulas", () => {
    assert.deepEqual(formulaValues(book, { Shelf__c: "a01000000000001AAA" }, surroundings), {
      Place__c: "wide",
      Note__c: "on a wide shelf of ada@example.com"
    });
  });

  it("finds nothing behind a reference that is empty or leads elsewhere", () => {
    assert.equal(
      formulaValues(book, { Shelf__c: "a01000000000002AAA" }, surroundings)["Note__c"],
      "on a narrow shelf of "
    );
    assert.equal(formulaValues(book, {}, surroundings)["Place__c"], "narrow");
  });

  it("compares with the record before the save through parents too", () => {
    const formula = compileFormula("ISCHANGED(Shelf__c) && PRIORVALUE(Shelf__c) = NULL", book, surroundings.schema);
    const scope = recordScope(book, { Shelf__c: "a01000000000001AAA" }, surroundings, { Shelf__c: null });
    assert.equal(formula.evaluate(scope), true);
    assert.equal(formula.evaluate(recordScope(book, {}, surroundings, null)), false);
  });

  it("asks its surroundings for globals", () => {
    const formula = compileFormula("$User.Email", book, surroundings.schema);
    assert.equal(formula.evaluate(recordScope(book, {}, surroundings)), "$User.Email");
    const theme = compileFormula("$User.UIThemeDisplayed = 'Theme3'", book, surroundings.schema);
    assert.equal(theme.evaluate(recordScope(book, {}, surroundings)), false);
  });
});
