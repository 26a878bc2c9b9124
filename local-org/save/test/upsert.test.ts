import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;
let author: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
});

const upsert = (records: Record<string, string | number | null>[], externalIdField?: string) =>
  shop.save("upsert", "Book__c", records, externalIdField === undefined ? {} : { externalIdField });

describe("upsert", () => {
  it("updates by external id what is there, whatever the case, and inserts the rest", () => {
    const id = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5, ISBN__c: "978-A" });
    for (const event of ["before insert", "before update"]) shop.triggers.set(`Book__c ${event}`, () => undefined);
    const results = upsert(
      [
        { ISBN__c: "978-a", Price__c: 7 },
        { ISBN__c: "979", Name: "Ash", Author__c: author, Price__c: 1 }
      ],
      "isbn__c"
    );
    assert.deepEqual(
      results.map(({ created, success }) => [created, success]),
      [
        [false, true],
        [true, true]
      ]
    );
    assert.equal(results[0]?.id, id);
    assert.equal(shop.read("Book__c", id)["Price__c"], 7);
    assert.deepEqual(shop.events, ["Book__c before insert 1", "Book__c before update 1"]);
  });

  it("goes by Id without an external id", () => {
    const id = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5 });
    const results = upsert([
      { Id: id, Price__c: 9 },
      { Name: "Ash", Author__c: author, Price__c: 1 }
    ]);
    assert.deepEqual(
      results.map(({ created }) => created),
      [false, true]
    );
    assert.equal(shop.read("Book__c", id)["Price__c"], 9);
  });

  it("refuses a key that is missing, comes twice, or is no key", () => {
    const record = { Name: "Ash", Author__c: author, Price__c: 1 };
    assert.equal(upsert([{ ...record }], "ISBN__c")[0]?.errors[0]?.message, "ISBN__c not specified");
    const twice = upsert(
      [
        { ...record, ISBN__c: "5" },
        { ...record, ISBN__c: "5" }
      ],
      "ISBN__c"
    );
    assert.equal(twice[1]?.errors[0]?.message, "Duplicate external id specified: 5");
    assert.match(
      upsert([record], "Pages__c")[0]?.errors[0]?.message ?? "",
      /^Field name provided, Pages__c does not match/
    );
  });

  it("refuses a key that does not fit its field", () => {
    const [result] = upsert([{ ISBN__c: "9".repeat(18), Name: "Ash", Author__c: author, Price__c: 1 }], "ISBN__c");
    assert.equal(result?.errors[0]?.statusCode, "STRING_TOO_LONG");
  });

  it("refuses a key that several records have", () => {
    const twin = { LastName: "Twin", Email: "twin@example.com" };
    const ids = shop.insert("Contact", twin, twin);
    const [result] = shop.save("upsert", "Contact", [twin], { externalIdField: "Email" });
    assert.equal(result?.errors[0]?.statusCode, "DUPLICATE_EXTERNAL_ID");
    assert.equal(
      result.errors[0].message,
      `Email: more than one record found for external id field: [${ids.join(", ")}]`
    );
  });

  it("refuses a key that does not stand for a record", () => {
    const [result] = shop.save("upsert", "Account", [{ Name: "Twin" }], { externalIdField: "Name" });
    assert.equal(
      result?.errors[0]?.message,
      "Field name provided, Name does not match an External ID, Salesforce Id, or indexed field for Account"
    );
  });
});
