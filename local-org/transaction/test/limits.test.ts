import assert from "node:assert/strict";
import { test } from "node:test";
import { GovernorLimits, LimitExceededError } from "../limits.ts";
import type { LimitName } from "../types.ts";

const texts: [LimitName, number, string][] = [
  ["queries", 101, "Too many SOQL queries: 101"],
  ["queryRows", 60_000, "Too many query rows: 50001"],
  ["dmlStatements", 151, "Too many DML statements: 151"],
  ["dmlRows", 10_200, "Too many DML rows: 10001"],
  ["cpuTime", 10_001, "Apex CPU time limit exceeded"]
];

for (const [limit, by, message] of texts) {
  test(`${limit} says "${message}"`, () => {
    const limits = new GovernorLimits("synchronous");
    assert.throws(
      () => limits.count(limit, by),
      (error) => error instanceof LimitExceededError && error.message === message
    );
  });
}

test("counts up to the limit are allowed", () => {
  const limits = new GovernorLimits("synchronous");
  for (let query = 0; query < 100; query++) limits.count("queries");
  assert.equal(limits.used("queries"), 100);
  assert.throws(() => limits.count("queries"), /101/);
});

test("asynchronous transactions have 200 queries and 60 seconds", () => {
  const limits = new GovernorLimits("asynchronous");
  assert.equal(limits.allowed("queries"), 200);
  assert.equal(limits.allowed("cpuTime"), 60_000);
});
