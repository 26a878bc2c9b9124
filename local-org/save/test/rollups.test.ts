import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Bookshop, refuse } from "./bookshop.ts";

let shop: Bookshop;
let author: string;

beforeEach(() => {
  shop = new Bookshop();
  author = shop.insertOne("Author__c", { Name: "Bo Inkwell" });
});

const summaries = () => {
  const { Book_Count__c, In_Print_Value__c, Latest_Book_On__c } = shop.read("Author__c", author);
  return [Book_Count__c, In_Print_Value__c, Latest_Book_On__c];
};

const add = (Price__c: number, In_Print__c: boolean, Published_On__c: string | null = null): string =>
  shop.insertOne("Book__c", { Name: "B", Author__c: author, Price__c, In_Print__c, Published_On__c });

describe("roll-up summaries", () => {
  it("begin at zero", () => assert.deepEqual(summaries(), [0, 0, null]));

  it("count, sum with their filter, and find the latest", () => {
    add(10.1, true, "2024-05-01");
    add(20.2, true, "2025-05-01");
    add(40, false);
    assert.deepEqual(summaries(), [3, 30.3, "2025-05-01"]);
  });

  it("follow updates and deletions", () => {
    const first = add(10, true, "2024-05-01");
    const second = add(20, false, "2025-05-01");
    shop.save("update", "Book__c", [{ Id: second, In_Print__c: true }]);
    assert.deepEqual(summaries(), [2, 30, "2025-05-01"]);
    shop.save("delete", "Book__c", [{ Id: second }]);
    assert.deepEqual(summaries(), [1, 10, "2024-05-01"]);
    shop.save("delete", "Book__c", [{ Id: first }]);
    assert.deepEqual(summaries(), [0, 0, null]);
  });

  it("of 200 children save their master once, through its triggers", () => {
    shop.triggers.set("Author__c before update", () => undefined);
    shop.triggers.set("Author__c after update", () => undefined);
    shop.insert(
      "Book__c",
      ...Array.from({ length: 200 }, () => ({ Name: "B", Author__c: author, Price__c: 1, In_Print__c: true }))
    );
    assert.deepEqual(summaries(), [200, 200, null]);
    assert.deepEqual(shop.events, ["Author__c before update 1", "Author__c after update 1"]);
  });

  it("leave the master alone when nothing that they read has changed", () => {
    const id = add(10, true);
    shop.triggers.set("Author__c before update", () => undefined);
    shop.save("update", "Book__c", [{ Id: id, Subtitle__c: "x" }]);
    assert.deepEqual(shop.events, []);
  });

  it("fail the child when the master cannot be saved", () => {
    shop.triggers.set("Author__c before update", () => refuse(0, "no more books"));
    const [result] = shop.save("insert", "Book__c", [{ Name: "B", Author__c: author, Price__c: 1 }]);
    assert.equal(result?.errors[0]?.message, "no more books");
    assert.equal(shop.all("Book__c").length, 0);
  });

  it("are not to be written by anybody else", () => {
    shop.save("update", "Author__c", [{ Id: author, Book_Count__c: 99 }]);
    assert.deepEqual(summaries(), [0, 0, null]);
  });
});
