import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { openOrg, type OpenedOrg } from "../../openOrg.ts";
import type { SaveResult } from "../../save/types.ts";
import { SYSTEM_MODE } from "../../security/types.ts";
import { killInTheMiddle } from "./killedWriter.ts";

const BOOKSHOP = join(import.meta.dirname, "../../fixtures/bookshop");
const KILLS = 10;
const BOOKS = 3;
const NOBODY = 65_534;

/** An author with books, by a trigger and a roll-up summary, in one transaction. */
const WRITE = `
  Author__c author = new Author__c(Name = 'Author {n}');
  insert author;
  List<Book__c> books = new List<Book__c>();
  for (Integer i = 0; i < ${BOOKS}; i++) {
    books.add(new Book__c(Name = 'Book ' + i, Author__c = author.Id, ISBN__c = '{n}-' + i, Price__c = 10));
  }
  insert books;`;

let dataDir: string;
let org: OpenedOrg | null;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "faults-"));
  org = null;
});

afterEach(() => {
  org?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function open(): OpenedOrg {
  org?.close();
  org = openOrg({ projectDir: BOOKSHOP, dataDir, blank: true });
  return org;
}

function insertAccounts(opened: OpenedOrg, allOrNone: boolean): SaveResult[] {
  const records = Array.from({ length: 20 }, (_, index) => ({ Name: `${"x".repeat(200)} ${index}` }));
  const object = opened.schema.requireObject("Account");
  return opened.transact(opened.administratorId, (transaction) =>
    opened.saveOrder.save(transaction, { operation: "insert", object, records, allOrNone, access: SYSTEM_MODE })
  );
}

function countOf(opened: OpenedOrg, object: string): number {
  return Number(opened.store.all(`SELECT COUNT(*) AS count FROM "${object}"`, [])[0]?.["count"]);
}

test("a server killed in the middle of writes has every acknowledged record and none half written", async () => {
  let last = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    last = await killInTheMiddle({ projectDir: BOOKSHOP, dataDir, apex: WRITE }, last + 1, 3);
    const { store } = open();
    const authors = store.all(
      `SELECT a.Name AS name, a.Book_Count__c AS summary, COUNT(b.Id) AS books
       FROM Author__c a LEFT JOIN Book__c b ON b.Author__c = a.Id GROUP BY a.Id`,
      []
    );
    const half = authors.filter(({ books, summary }) => books !== BOOKS || summary !== BOOKS);
    assert.deepEqual(half, [], "half written");
    const names = new Set(authors.map(({ name }) => name));
    const lost = Array.from({ length: last }, (_, index) => `Author ${index + 1}`).filter((name) => !names.has(name));
    assert.deepEqual(lost, [], "acknowledged and lost");
    assert.ok(authors.length <= last + kill, "at most one write that was not acknowledged, for each kill");
    assert.deepEqual(store.all("PRAGMA integrity_check", []).map(Object.values), [["ok"]]);
    last = Math.max(...authors.map(({ name }) => Number(String(name).split(" ")[1])));
    org?.close();
    org = null;
  }
});

test("a full disk is reported, loses nothing, and is no more than that once there is room", () => {
  const opened = open();
  insertAccounts(opened, true);
  const pages = Number(opened.store.all("PRAGMA page_count", [])[0]?.["page_count"]);
  opened.store.all(`PRAGMA max_page_count = ${pages + 8}`, []);
  for (const allOrNone of [true, false]) {
    let before = 0;
    assert.throws(
      () => {
        for (;;) {
          before = countOf(opened, "Account");
          insertAccounts(opened, allOrNone);
        }
      },
      {
        statusCode: "UNKNOWN_EXCEPTION",
        message: /^The records cannot be stored: the disk is full \(.+org\.sqlite\)\.$/
      }
    );
    assert.equal(countOf(opened, "Account"), before);
  }
  opened.store.all(`PRAGMA max_page_count = ${pages * 10}`, []);
  const kept = countOf(opened, "Account");
  assert.ok(insertAccounts(opened, true).every(({ success }) => success));
  assert.equal(countOf(open(), "Account"), kept + 20);
});

test("a database that has become read-only is reported and can be read", () => {
  const opened = open();
  insertAccounts(opened, true);
  opened.store.all("PRAGMA query_only = 1", []);
  for (const allOrNone of [true, false]) {
    assert.throws(() => insertAccounts(opened, allOrNone), {
      statusCode: "UNKNOWN_EXCEPTION",
      message: /^The records cannot be stored: the database file is read-only /
    });
  }
  assert.equal(countOf(opened, "Account"), 20);
});

test("a folder that cannot be written or is none ends the start with one clear line", () => {
  writeFileSync(join(dataDir, "file"), "");
  assert.throws(() => openOrg({ projectDir: BOOKSHOP, dataDir: join(dataDir, "file", "data") }), {
    message: /^The records cannot be stored: a part of the path is no folder /
  });
  chmodSync(dataDir, 0o555);
  withoutRights(() =>
    assert.throws(() => openOrg({ projectDir: BOOKSHOP, dataDir: join(dataDir, "data") }), {
      message: /^The records cannot be stored: permission denied /
    })
  );
  chmodSync(dataDir, 0o755);
});

test("records whose file may only be read are not opened, and are as they were afterwards", () => {
  insertAccounts(open(), true);
  org?.close();
  org = null;
  chmodSync(join(dataDir, "org.sqlite"), 0o444);
  chmodSync(dataDir, 0o555);
  withoutRights(() =>
    assert.throws(() => openOrg({ projectDir: BOOKSHOP, dataDir }), {
      message: /^The records cannot be stored: the database file (is read-only|cannot be opened) /
    })
  );
  chmodSync(dataDir, 0o755);
  chmodSync(join(dataDir, "org.sqlite"), 0o644);
  assert.equal(countOf(open(), "Account"), 20);
});

/** File permissions do not hold for root: does the work as a user for whom they do. */
function withoutRights(work: () => void): void {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}
