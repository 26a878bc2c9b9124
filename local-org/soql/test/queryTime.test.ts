import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openStore } from "../../store/sqliteStore.ts";
import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import { allOf, anyOf, raw } from "../sql/fragment.ts";
import { beginQueryTime, registerTimeFunction } from "../sql/queryTime.ts";
import { registerSearchFunction } from "../sql/searchMatch.ts";

const SOON = 20;

afterEach(() => beginQueryTime());

function takeLong(): void {
  const end = cpuMilliseconds() + SOON * 3;
  while (cpuMilliseconds() < end);
}

test("a query ends when it has used its CPU time up, wherever it looks at each row", () => {
  const store = openStore(":memory:");
  registerTimeFunction(store);
  registerSearchFunction(store);
  const conditions = Array.from({ length: 101 }, (_, index) => raw(`${index} < 0`));
  const queries = [`SELECT ${anyOf(conditions).sql}`, "SELECT soql_search('word', 'some words')"];
  beginQueryTime();
  for (const query of queries) assert.equal(store.all(query, []).length, 1);
  beginQueryTime(SOON);
  takeLong();
  for (const query of queries)
    assert.throws(() => store.all(query, []), {
      statusCode: "QUERY_TIMEOUT",
      message: "Your query request was running for too long."
    });
  store.close();
});

test("waiting for other work of the machine is not counted", async () => {
  const store = openStore(":memory:");
  registerTimeFunction(store);
  beginQueryTime(SOON);
  await new Promise((resolve) => setTimeout(resolve, SOON * 3));
  assert.equal(store.all("SELECT soql_in_time()", []).length, 1);
  store.close();
});

test("short chains of conditions are not asked for the time", () => {
  const conditions = Array.from({ length: 100 }, () => raw("1"));
  assert.doesNotMatch(allOf(conditions).sql, /in_time/);
});
