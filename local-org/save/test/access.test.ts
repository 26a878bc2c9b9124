import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { USER_MODE } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;
let author: string;
let book: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
  book = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5 });
});

const asUser = (operation: "insert" | "update" | "delete", object: string, record: RecordValues) =>
  shop.save(operation, object, [record], { access: USER_MODE })[0]?.errors[0];

describe("user mode", () => {
  it("needs object permissions", () => {
    shop.refused.create = ["Author__c"];
    shop.refused.edit = ["Author__c"];
    assert.deepEqual(asUser("insert", "Author__c", { Name: "A" }), {
      statusCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      message: "entity type cannot be inserted: Author",
      fields: []
    });
    assert.equal(asUser("update", "Author__c", { Id: author })?.statusCode, "INSUFFICIENT_ACCESS_OR_READONLY");
    assert.equal(asUser("delete", "Author__c", { Id: author })?.message, "insufficient access rights on object id");
  });

  it("needs field permissions, but takes back unchanged what was read", () => {
    shop.refused.field = ["Price__c"];
    assert.deepEqual(asUser("update", "Book__c", { Id: book, Price__c: 6 }), {
      statusCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
      message:
        "Unable to create/update fields: Price__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.",
      fields: ["Price__c"]
    });
    assert.equal(asUser("update", "Book__c", { Id: book, Price__c: 5, Name: "New" }), undefined);
    assert.equal(shop.read("Book__c", book)["Name"], "New");
  });

  it("refuses fields that nobody may write", () => {
    assert.deepEqual(asUser("update", "Author__c", { Id: author, Book_Count__c: 7 })?.fields, ["Book_Count__c"]);
    assert.deepEqual(asUser("insert", "Book__c", { Net_Price__c: 7, Author__c: author, Price__c: 1 })?.fields, [
      "Net_Price__c"
    ]);
  });

  it("needs access to the record: none that is hidden, none that may only be read", () => {
    shop.refused.read = [author];
    assert.equal(
      asUser("update", "Author__c", { Id: author, Name: "x" })?.statusCode,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"
    );
    shop.refused.read = [];
    shop.refused.write = [author];
    assert.equal(asUser("delete", "Author__c", { Id: author })?.statusCode, "INSUFFICIENT_ACCESS_OR_READONLY");
  });

  it("needs access to what a record refers to, and more to its master", () => {
    shop.refused.read = [book];
    assert.deepEqual(asUser("insert", "Review__c", { Book__c: book, Rating__c: 3 }), {
      statusCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      message: `insufficient access rights on cross-reference id: ${book.slice(0, 15)}`,
      fields: []
    });
    shop.refused.write = [author];
    assert.equal(
      asUser("insert", "Book__c", { Name: "B", Author__c: author, Price__c: 1 })?.statusCode,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"
    );
  });

  it("never moves a detail to another master where the relation forbids it", () => {
    const other = shop.insertOne("Author__c", { Name: "Other" });
    assert.deepEqual(asUser("update", "Book__c", { Id: book, Author__c: other })?.fields, ["Author__c"]);
  });
});

describe("system mode", () => {
  it("asks nobody", () => {
    Object.assign(shop.refused, { create: ["Book__c"], edit: ["Book__c"], field: ["Price__c"], read: [author, book] });
    assert.equal(shop.save("update", "Book__c", [{ Id: book, Price__c: 6 }])[0]?.success, true);
    assert.ok(shop.insertOne("Book__c", { Name: "B", Author__c: author, Price__c: 1 }));
  });
});

describe("rows that nobody writes by DML", () => {
  it("are custom metadata and the platform's own lists", () => {
    assert.equal(
      shop.save("insert", "Shop_Rule__mdt", [{ DeveloperName: "X" }])[0]?.errors[0]?.message,
      "entity type cannot be inserted: Shop Rule"
    );
    assert.equal(shop.save("insert", "OpportunityStage", [{ ApiName: "X" }])[0]?.success, false);
  });
});
