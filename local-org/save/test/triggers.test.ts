import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { NotSupportedError } from "../../errors.ts";
import type { RecordValues } from "../../values.ts";
import { Bookshop, refuse } from "./bookshop.ts";

let shop: Bookshop;
let author: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
});

const books = (count: number): RecordValues[] =>
  Array.from({ length: count }, (_, index) => ({
    Name: `Volume ${String(index)}`,
    Author__c: author,
    Price__c: index
  }));

class FakeApexException {
  stackTrace =
    "Class.Shelf.put: line 7, column 1\nTrigger.BookTrigger: line 2, column 1\nTrigger.Outer: line 1, column 1\nClass.Caller.go: line 3, column 1";
  describe(): string {
    return "System.NullPointerException: Attempt to de-reference a null object";
  }
}

describe("triggers", () => {
  it("run in chunks of 200, before and after", () => {
    shop.triggers.set("Book__c before insert", () => undefined);
    shop.triggers.set("Book__c after insert", () => undefined);
    shop.insert("Book__c", ...books(201));
    assert.deepEqual(shop.events, [
      "Book__c before insert 200",
      "Book__c after insert 200",
      "Book__c before insert 1",
      "Book__c after insert 1"
    ]);
  });

  it("change records before they are written, and what they set is checked", () => {
    shop.triggers.set("Book__c before insert", ({ newRecords }) => {
      for (const record of newRecords ?? []) {
        assert.equal(record["Id"], undefined);
        record["Subtitle__c"] = "  set by the trigger ";
        record["Genre__c"] = record["Name"] === "Volume 1" ? "Opera" : "Poetry";
      }
    });
    const results = shop.save("insert", "Book__c", books(2));
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode),
      [undefined, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"]
    );
    const written = shop.read("Book__c", String(results[0]?.id));
    assert.equal(written["Subtitle__c"], "set by the trigger");
    assert.equal(written["Genre__c"], "Poetry");
  });

  it("fill required fields", () => {
    shop.triggers.set("Book__c before insert", ({ newRecords }) => {
      for (const record of newRecords ?? []) record["Price__c"] = 1;
    });
    assert.equal(shop.save("insert", "Book__c", [{ Name: "A", Author__c: author }])[0]?.success, true);
  });

  it("see old and new values, formulas among them", () => {
    const id = shop.insertOne("Book__c", { Name: "Tides", Author__c: author, Price__c: 10 });
    const seen: unknown[] = [];
    shop.triggers.set("Book__c after update", ({ newRecords, oldRecords }) => {
      seen.push(oldRecords?.[0]?.["Price__c"], newRecords?.[0]?.["Price__c"], newRecords?.[0]?.["Shelf_Label__c"]);
      seen.push(newRecords?.[0]?.["Net_Price__c"], newRecords?.[0]?.["Id"]);
    });
    shop.save("update", "Book__c", [{ Id: id, Price__c: 20, Discount__c: 25 }]);
    assert.deepEqual(seen, [10, 20, "Bo Inkwell / Tides", 15, id]);
  });

  it("may write other records, and their own again", () => {
    shop.triggers.set("Book__c after insert", ({ newRecords }) => {
      const ids = (newRecords ?? []).map((record) => ({ Id: record["Id"] ?? null, Subtitle__c: "second" }));
      shop.save("update", "Book__c", ids);
    });
    const id = shop.insertOne("Book__c", books(1)[0] ?? {});
    assert.equal(shop.read("Book__c", id)["Subtitle__c"], "second");
  });

  it("before the save cannot save the same record", () => {
    const id = shop.insertOne("Book__c", books(1)[0] ?? {});
    let code = "";
    shop.triggers.set("Book__c before update", () => {
      code ||= shop.save("update", "Book__c", [{ Id: id, Subtitle__c: "x" }])[0]?.errors[0]?.statusCode ?? "";
      return undefined;
    });
    shop.save("update", "Book__c", [{ Id: id, Price__c: 3 }]);
    assert.equal(code, "SELF_REFERENCE_FROM_TRIGGER");
  });

  it("stop at a depth of 16", () => {
    let deepest = 0;
    let message = "";
    shop.triggers.set("Book__c after insert", (_, transaction) => {
      deepest = Math.max(deepest, transaction.triggerDepth);
      const [result] = shop.save("insert", "Book__c", books(1), { allOrNone: true });
      message ||= result?.errors[0]?.message ?? "";
    });
    shop.insert("Book__c", ...books(1));
    assert.equal(deepest, 16);
    assert.match(message, /^Book__cTrigger: maximum trigger depth exceeded(\nBook__c trigger event AfterInsert){16}$/);
    assert.equal(shop.transaction.triggerDepth, 0);
  });

  it("that throw fail all records of their chunk", () => {
    shop.triggers.set("Book__c before insert", () => {
      throw new FakeApexException();
    });
    const results = shop.save("insert", "Book__c", books(2));
    assert.deepEqual(results[1]?.errors, [
      {
        statusCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        message:
          "BookTrigger: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object\n\nClass.Shelf.put: line 7, column 1\nTrigger.BookTrigger: line 2, column 1",
        fields: []
      }
    ]);
    assert.equal(results[0]?.success, false);
  });

  it("let through what the local org does not support", () => {
    shop.triggers.set("Book__c before insert", () => {
      throw new NotSupportedError("juggling");
    });
    assert.throws(() => shop.save("insert", "Book__c", books(1)), NotSupportedError);
  });
});

describe("all or none", () => {
  it("undoes the statement with everything that triggers did", () => {
    shop.triggers.set("Book__c after insert", () => void shop.insert("Account", { Name: "Made by a trigger" }));
    const results = shop.save("insert", "Book__c", [...books(2), { Name: "No price", Author__c: author }], {
      allOrNone: true
    });
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.statusCode),
      [undefined, undefined, "REQUIRED_FIELD_MISSING"]
    );
    assert.deepEqual([shop.all("Book__c").length, shop.all("Account").length], [0, 0]);
    assert.deepEqual(results[0], { id: null, success: false, created: false, errors: [] });
  });

  it("collects the errors of all records", () => {
    shop.triggers.set("Book__c before insert", () => refuse(0, "not this one"));
    const results = shop.save("insert", "Book__c", [...books(1), { Name: "No price", Author__c: author }], {
      allOrNone: true
    });
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.message),
      ["not this one", "Required fields are missing: [Price__c]"]
    );
  });
});

describe("partial success", () => {
  it("tries the good records again and keeps nothing of the failed attempt", () => {
    shop.triggers.set("Book__c before insert", () => undefined);
    shop.triggers.set("Book__c after insert", ({ newRecords }) => {
      for (const record of newRecords ?? []) shop.insert("Account", { Name: `Shelf of ${String(record["Name"])}` });
      const bad = (newRecords ?? []).findIndex((record) => record["Name"] === "Volume 1");
      return bad < 0 ? undefined : refuse(bad, "no second volume");
    });
    const results = shop.save("insert", "Book__c", books(3));
    assert.deepEqual(
      results.map(({ success }) => success),
      [true, false, true]
    );
    assert.deepEqual(shop.events, [
      "Book__c before insert 3",
      "Book__c after insert 3",
      "Book__c before insert 2",
      "Book__c after insert 2"
    ]);
    assert.deepEqual(
      shop.all("Account").map(({ Name }) => Name),
      ["Shelf of Volume 0", "Shelf of Volume 2"]
    );
    assert.equal(shop.read("Author__c", author)["Book_Count__c"], 2);
  });

  it("gives up after three attempts", () => {
    shop.triggers.set("Book__c after insert", () => refuse(0, "never the first"));
    const results = shop.save("insert", "Book__c", books(5));
    assert.deepEqual(
      results.map(({ errors }) => errors[0]?.message.slice(0, 20)),
      ["never the first", "never the first", "never the first", "Too many batch retri", "Too many batch retri"]
    );
    assert.equal(shop.all("Book__c").length, 0);
  });

  it("does not bring records before triggers whose request is bad already", () => {
    shop.triggers.set("Book__c before insert", () => undefined);
    shop.save("insert", "Book__c", [...books(1), { Name: "x".repeat(90), Author__c: author, Price__c: 1 }]);
    assert.deepEqual(shop.events, ["Book__c before insert 1"]);
  });

  it("of 201 records tries each chunk by itself", () => {
    shop.triggers.set("Book__c before insert", ({ newRecords }) =>
      newRecords?.length === 1 ? refuse(0, "odd one") : undefined
    );
    const results = shop.save("insert", "Book__c", books(201));
    assert.equal(results.filter(({ success }) => success).length, 200);
    assert.equal(results[200]?.errors[0]?.message, "odd one");
  });
});
