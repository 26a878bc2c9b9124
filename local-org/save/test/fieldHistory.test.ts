import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { FieldValue, RecordValues } from "../../values.ts";
import { Bookshop } from "./bookshop.ts";

let shop: Bookshop;
let book: string;

beforeEach(() => {
  shop = new Bookshop();
  const author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
  book = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 5, ISBN__c: "1" });
});

function update(changes: RecordValues): void {
  const [result] = shop.save("update", "Book__c", [{ Id: book, ...changes }]);
  assert.deepEqual(result?.errors, []);
}

/** The live history of the object: field, data type, old and new value, without the creation. */
function changes(history = "Book__History"): FieldValue[][] {
  const object = shop.object(history);
  return [...shop.store.read(object, idsIn(history)).values()]
    .filter((row) => row["Field"] !== "created" && row["IsDeleted"] === false)
    .map((row) => ["Field", "DataType", "OldValue", "NewValue"].map((name) => row[name] ?? null));
}

function idsIn(history: string): string[] {
  return shop.store.all(`SELECT "Id" FROM "${history}" ORDER BY "Id"`, []).map((row) => String(row["Id"]));
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_history.htm */
describe("field history", () => {
  it("begins with the creation of a record", () => {
    const [row] = shop.all("Book__History");
    assert.deepEqual(
      [row?.["ParentId"], row?.["Field"], row?.["OldValue"], row?.["NewValue"], row?.["CreatedById"]],
      [book, "created", null, null, shop.user.userId]
    );
    assert.ok(row?.["CreatedDate"]);
  });

  it("tells what tracked fields held, in their types", () => {
    update({
      Price__c: 7.5,
      In_Print__c: false,
      Published_On__c: "2026-02-03",
      ISBN__c: "2",
      Subtitle__c: "Untracked"
    });
    assert.deepEqual(
      changes().sort(),
      [
        ["ISBN__c", "Text", "1", "2"],
        ["In_Print__c", "Boolean", true, false],
        ["Price__c", "Currency", 5, 7.5],
        ["Published_On__c", "DateOnly", null, "2026-02-03"]
      ].sort()
    );
  });

  it("has nothing where nothing was changed", () => {
    update({ Price__c: 5, ISBN__c: "1" });
    assert.deepEqual(changes(), []);
  });

  it("tells of long texts and several choices only that they were changed", () => {
    update({ Summary__c: "A tale", Themes__c: "Love" });
    assert.deepEqual(changes().sort(), [
      ["Summary__c", "StringPlusClob", null, null],
      ["Themes__c", "MultiEnum", null, null]
    ]);
  });

  it("tells of lookups the names and the ids", () => {
    const editor = shop.insertOne("Contact", { FirstName: "Eve", LastName: "Page" });
    update({ Editor__c: editor });
    assert.deepEqual(changes(), [
      ["Editor__c", "Text", null, "Eve Page"],
      ["Editor__c", "EntityId", null, editor]
    ]);
  });

  it("of opportunities is in an object of another name, and calls the owner Owner", () => {
    const close = { Name: "Deal", StageName: "Prospecting", CloseDate: "2026-12-31" };
    const deal = shop.insertOne("Opportunity", close);
    const profile = String(shop.read("User", shop.user.userId)["ProfileId"]);
    const other = shop.store.nextId(shop.object("User"));
    const person = { Id: other, FirstName: "Bo", LastName: "Till", IsActive: true, ProfileId: profile };
    shop.store.insert(shop.object("User"), { ...person, Username: "bo@example.com" });
    const [result] = shop.save("update", "Opportunity", [{ Id: deal, StageName: "Closed Won", OwnerId: other }]);
    assert.deepEqual(result?.errors, []);
    assert.deepEqual(changes("OpportunityFieldHistory").sort(), [
      ["Owner", "EntityId", shop.user.userId, other],
      ["Owner", "Text", "Ada Shelf", "Bo Till"],
      ["StageName", "DynamicEnum", "Prospecting", "Closed Won"]
    ]);
  });

  it("is undone with its save", () => {
    shop.triggers.set("Book__c after update", () => new Map([[0, [{ statusCode: "X", message: "no", fields: [] }]]]));
    shop.save("update", "Book__c", [{ Id: book, Price__c: 9 }]);
    assert.deepEqual(changes(), []);
  });

  it("goes and comes back with its record", () => {
    update({ Price__c: 9 });
    shop.save("delete", "Book__c", [{ Id: book }]);
    assert.deepEqual(changes(), []);
    shop.save("undelete", "Book__c", [{ Id: book }]);
    assert.deepEqual(changes(), [["Price__c", "Currency", 5, 9]]);
  });

  it("is never written by hand", () => {
    const [id = ""] = idsIn("Book__History");
    const refused = ["insert", "update", "delete"] as const;
    assert.deepEqual(
      refused.map((operation) => {
        const record: RecordValues = operation === "insert" ? { ParentId: book } : { Id: id };
        return shop.save(operation, "Book__History", [record])[0]?.errors[0]?.message;
      }),
      ["inserted", "updated", "deleted"].map((done) => `entity type cannot be ${done}: History: Book`)
    );
  });

  it("costs one statement for many records", () => {
    const author = shop.insertOne("Author__c", { Name: "Ann" });
    const books = Array.from({ length: 200 }, (_, n) => ({
      Name: "B",
      Author__c: author,
      Price__c: n,
      ISBN__c: `x${String(n)}`
    }));
    const ids = shop.insert("Book__c", ...books);
    let statements = 0;
    const insertAll = shop.store.insertAll.bind(shop.store);
    shop.store.insertAll = (...written) => {
      statements += 1;
      insertAll(...written);
    };
    shop.save(
      "update",
      "Book__c",
      ids.map((Id) => ({ Id, Price__c: 999, In_Print__c: false }))
    );
    assert.deepEqual([statements, changes().length], [1, 400]);
  });

  it("is not kept in Apex tests", () => {
    const test = new Bookshop({ keepsHistory: false });
    const author = test.insertOne("Author__c", { Name: "Ann" });
    test.insertOne("Book__c", { Name: "B", Author__c: author, Price__c: 1, ISBN__c: "1" });
    assert.deepEqual(test.all("Book__History"), []);
  });
});
