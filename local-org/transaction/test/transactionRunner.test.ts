import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { UserContext } from "../../security/types.ts";
import { openStore } from "../../store/sqliteStore.ts";
import { TransactionRunner } from "../transactionRunner.ts";

const USER = { userId: "005000000000001AAA" } as UserContext;

let store: ReturnType<typeof openStore>;
let errors: unknown[];
let runner: TransactionRunner;

beforeEach(() => {
  store = openStore(":memory:");
  store.all("CREATE TABLE Word (text TEXT)", []);
  errors = [];
  runner = new TransactionRunner({ store, user: () => USER, onBackgroundError: (error) => errors.push(error) });
});

afterEach(() => store.close());

function write(text: string): void {
  store.all("INSERT INTO Word VALUES (?)", [text]);
}

function words(): unknown[] {
  return store.all("SELECT text FROM Word ORDER BY rowid", []).map((row) => row["text"]);
}

test("what a transaction wrote is gone when it throws, and so is what it left for after its commit", () => {
  assert.throws(() =>
    runner.transact(USER.userId, (transaction) => {
      write("lost");
      transaction.afterCommit(() => write("never"));
      throw new Error("no");
    })
  );
  runner.drain();
  assert.deepEqual(words(), []);
});

test("work for after the commit runs later, in its own transaction", () => {
  runner.transact(USER.userId, (transaction) => {
    transaction.afterCommit(() => {
      write("half");
      throw new Error("broken");
    });
    transaction.afterCommit(() => write("second"));
    write("first");
  });
  assert.deepEqual(words(), ["first"]);
  runner.drain();
  assert.deepEqual(words(), ["first", "second"]);
  assert.equal(errors.length, 1);
});

test("abandoned work is not run, nor complained of once the store is closed", async () => {
  runner.transact(USER.userId, (transaction) => transaction.afterCommit(() => write("late")));
  runner.abandon();
  await new Promise(setImmediate);
  runner.drain();
  assert.deepEqual([words(), errors], [[], []]);
});

test("an inner transaction counts for itself and commits with the outer one", () => {
  runner.transact(USER.userId, (outer) => {
    outer.limits.count("queries", 99);
    runner.transact(USER.userId, (inner) => {
      inner.limits.count("queries", 2);
      inner.afterCommit(() => write("after"));
    });
    assert.deepEqual(words(), []);
  });
  runner.drain();
  assert.deepEqual(words(), ["after"]);
});

test("what was asked for after a savepoint is not done once that is rolled back to", () => {
  runner.transact(USER.userId, (transaction) => {
    transaction.afterCommit(() => write("kept"));
    const savepoint = store.savepoint();
    transaction.afterCommit(() => write("dropped"));
    runner.transact(USER.userId, (inner) => inner.afterCommit(() => write("dropped too")));
    store.rollbackTo(savepoint);
    transaction.afterCommit(() => write("later"));
  });
  runner.drain();
  assert.deepEqual(words(), ["kept", "later"]);
});

test("work for after the end is done though the transaction fails", () => {
  assert.throws(() =>
    runner.transact(USER.userId, (transaction) => {
      transaction.afterEnd(() => write("told"));
      throw new Error("no");
    })
  );
  runner.drain();
  assert.deepEqual(words(), ["told"]);
});

test("work for after the commit runs by itself in a later turn", async () => {
  runner.transact(USER.userId, (transaction) => transaction.afterCommit(() => write("later")));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(words(), ["later"]);
});
