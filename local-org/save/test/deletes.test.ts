import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Bookshop, refuse } from "./bookshop.ts";

let shop: Bookshop;
let author: string;
let book: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
  book = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5, ISBN__c: "1" });
});

describe("delete", () => {
  it("moves a record to the recycle bin, and details with their master, without their triggers", () => {
    shop.triggers.set("Book__c before delete", () => undefined);
    shop.triggers.set("Author__c before delete", () => undefined);
    shop.triggers.set("Author__c after delete", ({ newRecords, oldRecords }) => {
      assert.equal(newRecords, null);
      assert.equal(oldRecords?.[0]?.["Name"], "Bo Inkwell");
    });
    shop.save("delete", "Author__c", [{ Id: author }]);
    assert.equal(shop.read("Author__c", author)["IsDeleted"], true);
    assert.equal(shop.read("Book__c", book)["IsDeleted"], true);
    assert.deepEqual(shop.events, ["Author__c before delete 1", "Author__c after delete 1"]);
  });

  it("clears lookups that allow it", () => {
    const review = shop.insertOne("Review__c", { Book__c: book, Rating__c: 4 });
    shop.save("delete", "Book__c", [{ Id: book }]);
    assert.equal(shop.read("Review__c", review)["Book__c"], null);
    assert.equal(shop.read("Review__c", review)["IsDeleted"], false);
  });

  it("is refused while a restricting lookup points to the record", () => {
    const editor = shop.insertOne("Contact", { FirstName: "Eve", LastName: "Page" });
    shop.save("update", "Book__c", [{ Id: book, Editor__c: editor }]);
    const [result] = shop.save("delete", "Contact", [{ Id: editor }]);
    assert.deepEqual(result?.errors, [
      {
        statusCode: "DELETE_FAILED",
        message:
          "Your attempt to delete Eve Page could not be completed because it is associated with the following books.: Tides\n",
        fields: []
      }
    ]);
    assert.equal(shop.read("Contact", editor)["IsDeleted"], false);
  });

  it("is refused by a trigger", () => {
    shop.triggers.set("Book__c before delete", () => refuse(0, "keep it"));
    assert.equal(shop.save("delete", "Book__c", [{ Id: book }])[0]?.errors[0]?.message, "keep it");
    assert.equal(shop.read("Book__c", book)["IsDeleted"], false);
  });

  it("happens once", () => {
    shop.save("delete", "Book__c", [{ Id: book }]);
    assert.deepEqual(shop.save("delete", "Book__c", [{ Id: book }])[0]?.errors, [
      { statusCode: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] }
    ]);
  });

  it("frees unique values", () => {
    shop.save("delete", "Book__c", [{ Id: book }]);
    assert.ok(shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5, ISBN__c: "1" }));
  });
});

describe("undelete", () => {
  it("brings a record back with its details, not with those deleted before", () => {
    const early = shop.insertOne("Book__c", { Name: "Ash", Author__c: author, Price__c: 5 });
    shop.store.update(shop.object("Book__c"), {
      Id: early,
      IsDeleted: true,
      SystemModstamp: "2020-01-01T00:00:00.000Z"
    });
    shop.save("delete", "Author__c", [{ Id: author }]);
    shop.triggers.set("Author__c after undelete", () => undefined);
    const [result] = shop.save("undelete", "Author__c", [{ Id: author }]);
    assert.deepEqual(result, { id: author, success: true, created: false, errors: [] });
    assert.equal(shop.read("Author__c", author)["IsDeleted"], false);
    assert.equal(shop.read("Book__c", book)["IsDeleted"], false);
    assert.equal(shop.read("Book__c", early)["IsDeleted"], true);
    assert.deepEqual(shop.events, ["Author__c after undelete 1"]);
  });

  it("updates the master's summaries", () => {
    shop.save("delete", "Book__c", [{ Id: book }]);
    assert.equal(shop.read("Author__c", author)["Book_Count__c"], 0);
    shop.save("undelete", "Book__c", [{ Id: book }]);
    assert.equal(shop.read("Author__c", author)["Book_Count__c"], 1);
  });

  it("is refused for what is not in the recycle bin", () => {
    assert.deepEqual(shop.save("undelete", "Book__c", [{ Id: book }])[0]?.errors, [
      { statusCode: "UNDELETE_FAILED", message: "Entity is not in the recycle bin", fields: [] }
    ]);
  });

  it("is refused for a detail whose master is gone, and for a unique value that is taken", () => {
    shop.save("delete", "Book__c", [{ Id: book }]);
    shop.insertOne("Book__c", { Name: "New", Author__c: author, Price__c: 5, ISBN__c: "1" });
    assert.equal(shop.save("undelete", "Book__c", [{ Id: book }])[0]?.errors[0]?.statusCode, "DUPLICATE_VALUE");
    shop.save("delete", "Author__c", [{ Id: author }]);
    assert.equal(shop.save("undelete", "Book__c", [{ Id: book }])[0]?.errors[0]?.statusCode, "UNDELETE_FAILED");
  });
});
