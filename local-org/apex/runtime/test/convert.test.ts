import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildSchema } from "../../../schema/buildSchema.ts";
import { readProject } from "../../../metadata/readProject.ts";
import { BOOKSHOP } from "../../test/harness.ts";
import { ApexException } from "../exceptions.ts";
import { recordToSObject, rowsToList, rowToSObject } from "../queryRows.ts";
import { sObjectToRecord } from "../writtenValues.ts";
import { ApexDate, ApexSObject, textOf } from "../values/index.ts";

const schema = buildSchema(readProject(BOOKSHOP));
const book = schema.requireObject("Book__c");
const ID = "a01000000000001AAA";

describe("Conversion between stored values and Apex", () => {
  it("gives numbers the scale of their field", () => {
    const record = recordToSObject(book, { Price__c: 12.5, Pages__c: 300 }, "trigger");
    assert.equal(textOf(record.get("Price__c")), "12.50");
    assert.equal(textOf(record.get("Pages__c")), "300");
  });

  it("reads rows with parents and children", () => {
    const row = rowToSObject(schema, {
      type: "Author__c",
      fields: {
        Id: ID,
        Name: "Ann",
        Owner: { type: "User", fields: { Name: "Olga" } },
        Books__r: { totalSize: 1, rows: [{ type: "Book__c", fields: { Name: "One", Published_On__c: "2024-01-31" } }] }
      }
    });
    assert.equal(row.parent("owner")?.get("Name"), "Olga");
    const [child] = row.childrenOf("books__r").items;
    assert.ok(child instanceof ApexSObject);
    assert.deepEqual(child.get("Published_On__c"), ApexDate.of(2024, 1, 31));
  });

  it("refuses to read what a query did not ask for", () => {
    const row = rowToSObject(schema, { type: "Book__c", fields: { Id: ID } });
    assert.throws(
      () => row.get("Price__c"),
      (error) =>
        error instanceof ApexException &&
        error.message === "SObject row was retrieved via SOQL without querying the requested field: Book__c.Price__c"
    );
  });

  it("reads aggregates by alias in any case, numbers by the type behind them", () => {
    const fields = { expr0: 3, total: 30, Genre__c: "Poetry" };
    const rows = rowsToList(
      schema,
      {
        totalSize: 1,
        rows: [{ type: "AggregateResult", fields }],
        columns: {
          expr0: { type: "int", scale: 0 },
          total: { type: "currency", scale: 2 },
          Genre__c: { type: "picklist", scale: 0 }
        }
      },
      "AggregateResult"
    );
    const [row] = rows.items as ApexSObject[];
    assert.equal(row?.getByName("EXPR0"), 3);
    assert.equal(row?.getByName("genre__c"), "Poetry");
    assert.equal(String(row?.getByName("total")), "30.00");
  });

  it("updates only what was set since the record was read", () => {
    const record = recordToSObject(book, { Id: ID, Name: "One", ISBN__c: "1" }, "query");
    record.set("Name", "Two");
    assert.deepEqual(sObjectToRecord(record, "update"), { Id: ID, Name: "Two" });
  });

  it("stores empty text as null", () => {
    const record = new ApexSObject(book);
    record.set("Subtitle__c", "");
    assert.deepEqual(sObjectToRecord(record, "insert"), { Subtitle__c: null });
  });
});
