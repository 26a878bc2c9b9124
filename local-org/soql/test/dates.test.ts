import assert from "node:assert/strict";
import { before, test } from "node:test";
import { dayRangeOf } from "../dateLiterals.ts";
import { TestOrg } from "./testOrg.ts";

/** A Thursday. */
const TODAY = "2024-02-29";

const RANGES: [name: string, count: number, start: string, end: string][] = [
  ["YESTERDAY", 0, "2024-02-28", "2024-02-29"],
  ["TODAY", 0, "2024-02-29", "2024-03-01"],
  ["TOMORROW", 0, "2024-03-01", "2024-03-02"],
  ["LAST_WEEK", 0, "2024-02-18", "2024-02-25"],
  ["THIS_WEEK", 0, "2024-02-25", "2024-03-03"],
  ["NEXT_WEEK", 0, "2024-03-03", "2024-03-10"],
  ["LAST_MONTH", 0, "2024-01-01", "2024-02-01"],
  ["NEXT_MONTH", 0, "2024-03-01", "2024-04-01"],
  ["LAST_90_DAYS", 0, "2023-12-01", "2024-03-01"],
  ["NEXT_90_DAYS", 0, "2024-03-01", "2024-05-30"],
  ["LAST_N_DAYS", 2, "2024-02-27", "2024-03-01"],
  ["NEXT_N_DAYS", 2, "2024-03-01", "2024-03-03"],
  ["N_DAYS_AGO", 2, "2024-02-27", "2024-02-28"],
  ["LAST_N_WEEKS", 2, "2024-02-11", "2024-02-25"],
  ["N_WEEKS_AGO", 1, "2024-02-18", "2024-02-25"],
  ["NEXT_N_MONTHS", 2, "2024-03-01", "2024-05-01"],
  ["N_MONTHS_AGO", 3, "2023-11-01", "2023-12-01"],
  ["THIS_QUARTER", 0, "2024-01-01", "2024-04-01"],
  ["LAST_QUARTER", 0, "2023-10-01", "2024-01-01"],
  ["NEXT_N_QUARTERS", 2, "2024-04-01", "2024-10-01"],
  ["THIS_YEAR", 0, "2024-01-01", "2025-01-01"],
  ["LAST_N_YEARS", 2, "2022-01-01", "2024-01-01"]
];

test("each date literal is a span of days", () => {
  for (const [name, count, start, end] of RANGES) {
    assert.deepEqual(dayRangeOf(name, count, TODAY), { start, end }, name);
  }
});

test("fiscal literals follow the month in which the fiscal year begins", () => {
  assert.deepEqual(dayRangeOf("THIS_FISCAL_YEAR", 0, TODAY, 4), { start: "2023-04-01", end: "2024-04-01" });
  assert.deepEqual(dayRangeOf("NEXT_FISCAL_YEAR", 0, TODAY, 1), { start: "2025-01-01", end: "2026-01-01" });
  assert.deepEqual(dayRangeOf("LAST_FISCAL_QUARTER", 0, TODAY, 2), { start: "2023-11-01", end: "2024-02-01" });
});

test("a literal beyond the years of four digits is out of range", () => {
  for (const [name, count] of [
    ["N_YEARS_AGO", 99_999],
    ["NEXT_N_YEARS", 99_999],
    ["LAST_N_DAYS", 99_999_999],
    ["NEXT_N_MONTHS", 2 ** 31]
  ] as const)
    assert.throws(() => dayRangeOf(name, count, TODAY), { message: "The date literal is out of range" }, name);
});

const org = new TestOrg();
/** 29 February in Los Angeles, 1 March in UTC. */
const now = Date.parse("2024-03-01T05:00:00Z");

before(() => {
  const book = (Name: string, Published__c: string, CreatedDate: string) =>
    org.insert("Book__c", { Name, Published__c, CreatedDate });
  book("before", "2024-02-28", "2024-02-29T07:59:59.000Z");
  book("on", "2024-02-29", "2024-02-29T08:00:00.000Z");
  book("after", "2024-03-01", "2024-03-01T08:00:00.000Z");
});

const names = (where: string, binds: string[] = []) =>
  org.values(`SELECT Name FROM Book__c WHERE ${where} ORDER BY CreatedDate`, binds, { now });

test("days are those of the user's time zone, for dates and for moments", () => {
  for (const field of ["Published__c", "CreatedDate"]) {
    assert.deepEqual(names(`${field} = TODAY`), ["on"]);
    assert.deepEqual(names(`${field} != TODAY`), ["before", "after"]);
    assert.deepEqual(names(`${field} < TODAY`), ["before"]);
    assert.deepEqual(names(`${field} <= TODAY`), ["before", "on"]);
    assert.deepEqual(names(`${field} > TODAY`), ["after"]);
    assert.deepEqual(names(`${field} >= TODAY`), ["on", "after"]);
    assert.deepEqual(names(`${field} IN (YESTERDAY, TOMORROW)`), ["before", "after"]);
  }
});

test("dates and moments are compared with literals and binds, whatever their offset", () => {
  assert.deepEqual(names("Published__c = 2024-02-29"), ["on"]);
  assert.deepEqual(names("CreatedDate = 2024-02-29T09:00:00+01:00"), ["on"]);
  assert.deepEqual(names("CreatedDate > 2024-02-29T08:00:00Z"), ["after"]);
  assert.deepEqual(names("CreatedDate >= :since AND Published__c < :day", ["2024-02-29T08:00:00.000Z", "2024-03-01"]), [
    "on"
  ]);
});
