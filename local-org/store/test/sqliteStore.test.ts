import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { readProject } from "../../metadata/readProject.ts";
import { buildSchema } from "../../schema/buildSchema.ts";
import { copyRecords } from "../copyRecords.ts";
import { openStore, type SqliteStore } from "../sqliteStore.ts";

const schema = buildSchema(readProject(join(import.meta.dirname, "../../fixtures/bookshop")));
const book = schema.requireObject("Book__c");
const contact = schema.requireObject("Contact");

function newStore(path = ":memory:"): SqliteStore {
  const store = openStore(path);
  store.migrate(schema.objects());
  return store;
}

function newBook(store: SqliteStore, values: Record<string, string | number | boolean | null>): string {
  const Id = store.nextId(book);
  store.insert(book, { Id, Author__c: "a00000000000001AAA", IsDeleted: false, ...values });
  return Id;
}

function rowCount(store: SqliteStore): number {
  return Number(store.all(`SELECT count(*) AS n FROM "Book__c"`, [])[0]?.["n"]);
}

describe("records", () => {
  test("come back as they were given", () => {
    const store = newStore();
    const id = newBook(store, { Name: "Tides", Price__c: 12.5, In_Print__c: true, Subtitle__c: "" });
    const record = store.read(book, [id]).get(id);
    assert.equal(record?.["Name"], "Tides");
    assert.equal(record["Price__c"], 12.5);
    assert.equal(record["In_Print__c"], true);
    assert.equal(record["Subtitle__c"], null);
    assert.equal("Net_Price__c" in record, false);
  });

  test("are found by a field, whatever the case of its text, deleted ones left out", () => {
    const store = newStore();
    const id = newBook(store, { Name: "Tides" });
    newBook(store, { Name: "TIDES", IsDeleted: true });
    assert.deepEqual(
      store.readWhere(book, "Name", ["tides"]).map((record) => record["Id"]),
      [id]
    );
    assert.equal(store.readWhere(book, "Author__c", ["A00000000000001AAA"]).length, 0);
  });

  test("keep the fields that an update does not name", () => {
    const store = newStore();
    const id = newBook(store, { Name: "Tides", Price__c: 1 });
    store.update(book, { Id: id, Price__c: 2 });
    assert.equal(store.read(book, [id]).get(id)?.["Name"], "Tides");
    store.purge(book, id);
    assert.equal(store.read(book, [id]).size, 0);
  });

  test("of people have a name made of first and last name", () => {
    const store = newStore();
    const Id = store.nextId(contact);
    store.insert(contact, { Id, FirstName: "Ada", LastName: "Quill" });
    store.update(contact, { Id, FirstName: null, Name: "ignored" });
    assert.equal(store.readWhere(contact, "Name", ["quill"]).length, 1);
  });

  test("refuse fields that are not stored", () => {
    const store = newStore();
    assert.throws(() => newBook(store, { Net_Price__c: 1 }), /Net_Price__c is not stored/);
  });
});

describe("unique fields", () => {
  test("name the record that has the value", () => {
    const store = newStore();
    const first = newBook(store, { ISBN__c: "978-a" });
    assert.throws(
      () => newBook(store, { ISBN__c: "978-A" }),
      (error: unknown) =>
        error instanceof OrgError &&
        error.statusCode === "DUPLICATE_VALUE" &&
        error.message === `duplicate value found: ISBN__c duplicates value on record with id: ${first.slice(0, 15)}`
    );
  });

  test("may repeat among deleted records, and be empty often", () => {
    const store = newStore();
    newBook(store, { ISBN__c: "1", IsDeleted: true });
    newBook(store, { ISBN__c: "1" });
    newBook(store, { ISBN__c: null });
    newBook(store, { ISBN__c: "" });
    assert.equal(rowCount(store), 4);
  });
});

test("a record that comes back from the recycle bin is told who has taken its value", () => {
  const store = newStore();
  const deleted = newBook(store, { ISBN__c: "1", IsDeleted: true });
  const taken = newBook(store, { ISBN__c: "1" });
  assert.throws(() => store.update(book, { Id: deleted, IsDeleted: false }), new RegExp(taken.slice(0, 15)));
});

describe("transactions", () => {
  test("undo everything when the work throws, and nothing of an outer one", () => {
    const store = newStore();
    store.transaction(() => {
      newBook(store, { Name: "kept" });
      assert.throws(
        () =>
          store.transaction(() => {
            newBook(store, { Name: "lost" });
            throw new Error("no");
          }),
        /no/
      );
    });
    assert.equal(rowCount(store), 1);
  });

  test("go back to savepoints, also to those outside of nested work", () => {
    const store = newStore();
    store.transaction(() => {
      const before = store.savepoint();
      store.transaction(() => {
        newBook(store, { Name: "lost" });
        store.rollbackTo(before);
      });
      newBook(store, { Name: "kept" });
      store.release(before);
    });
    assert.equal(rowCount(store), 1);
  });

  test("do not take numbers back", () => {
    const store = newStore();
    assert.equal(store.nextNumber("stock"), 1);
    assert.throws(() =>
      store.transaction(() => {
        assert.equal(store.nextNumber("stock"), 2);
        throw new Error("no");
      })
    );
    assert.equal(store.nextNumber("stock"), 3);
  });
});

describe("a store on disk", () => {
  const file = (): string => join(mkdtempSync(join(tmpdir(), "store-")), "deep", "org.db");

  test("keeps records, ids and numbers over a restart", () => {
    const path = file();
    const first = newStore(path);
    const id = newBook(first, { Name: "Tides" });
    first.nextNumber("stock");
    first.close();
    const second = newStore(path);
    assert.equal(second.read(book, [id]).get(id)?.["Name"], "Tides");
    assert.notEqual(second.nextId(book), id);
    assert.equal(second.nextNumber("stock"), 2);
    assert.equal(second.keyPrefixes().get("Book__c"), book.keyPrefix);
    second.close();
  });

  test("grows with the schema and refuses ids that changed their meaning", () => {
    const path = file();
    const store = openStore(path);
    const small = { ...book, fields: book.fields.filter((field) => field.name !== "Price__c") };
    store.migrate([small]);
    const id = newBook(store, { Name: "Tides" });
    store.migrate(schema.objects());
    store.update(book, { Id: id, Price__c: 3 });
    assert.equal(store.read(book, [id]).get(id)?.["Price__c"], 3);
    assert.throws(() => store.migrate([{ ...book, keyPrefix: "a0Z" }]), /key prefix/);
    store.close();
  });

  test("that cannot be opened says so", () => {
    const folder = mkdtempSync(join(tmpdir(), "store-"));
    assert.throws(
      () => openStore(folder),
      (error: unknown) => error instanceof OrgError && error.message.includes("cannot be opened")
    );
  });

  test("that cannot be written is reported as the platform would", () => {
    const path = file();
    const store = newStore(path);
    store.all("PRAGMA query_only = ON", []);
    assert.throws(
      () => newBook(store, { Name: "Tides" }),
      (error: unknown) =>
        error instanceof OrgError && error.statusCode === "UNKNOWN_EXCEPTION" && error.message.includes("read-only")
    );
    store.close();
  });

  test("that is full is reported, and loses nothing", () => {
    const path = file();
    const store = newStore(path);
    newBook(store, { Name: "kept" });
    const pages = store.all("PRAGMA page_count", [])[0]?.["page_count"];
    store.all(`PRAGMA max_page_count = ${String(pages)}`, []);
    assert.throws(
      () => store.transaction(() => newBook(store, { Name: "lost", Summary__c: "x".repeat(1_000_000) })),
      (error: unknown) => error instanceof OrgError && error.message.includes("disk is full")
    );
    assert.equal(rowCount(store), 1);
    store.close();
  });
});

test("ids have eighteen characters", () => {
  const store = newStore();
  assert.ok(isId(store.nextId(book)));
  assert.ok(store.nextId(book).startsWith(book.keyPrefix));
});

test("functions may be called from SQL", () => {
  const store = newStore();
  store.registerFunction("twice", (value) => Number(value) * 2);
  assert.equal(store.all("SELECT twice(?) AS n", [21])[0]?.["n"], 42);
});

test("records are copied with their ids", () => {
  const from = newStore();
  const id = newBook(from, { Name: "Tides" });
  const to = newStore();
  copyRecords(from, to, [book]);
  assert.equal(to.read(book, [id]).size, 1);
});
