import assert from "node:assert/strict";
import { before, test } from "node:test";
import { TestOrg } from "./testOrg.ts";

const org = new TestOrg();
const rowsOf = (text: string) => org.query(text).rows.map((row) => row.fields);

before(() => {
  const top = org.insert("Account", { Name: "Top", Industry: "Retail" });
  const low = org.insert("Account", { Name: "Low", Industry: "Media" });
  const book = (Publisher__c: string | null, Price__c: number | null, Published__c: string) =>
    org.insert("Book__c", {
      Name: "Book",
      Publisher__c,
      Price__c,
      Published__c,
      CreatedDate: `${Published__c}T03:00:00.000Z`
    });
  book(top, 10, "2023-01-15");
  book(top, 20, "2024-01-01");
  book(low, 40, "2024-07-01");
  book(null, null, "2024-07-02");
});

test("SELECT COUNT() is the size of the result", () => {
  assert.deepEqual(org.query("SELECT COUNT() FROM Book__c"), { totalSize: 4, rows: [] });
  assert.equal(org.query("SELECT COUNT() FROM Book__c LIMIT 3").totalSize, 3);
});

test("aggregates leave nulls out", () => {
  assert.deepEqual(
    rowsOf(
      "SELECT COUNT(Id) n, COUNT(Price__c), COUNT_DISTINCT(Publisher__c), SUM(Price__c) total, AVG(Price__c), MIN(Price__c) low, MAX(Published__c) d FROM Book__c"
    ),
    [{ n: 4, expr0: 3, expr1: 2, total: 70, expr2: 70 / 3, low: 10, d: "2024-07-02" }]
  );
});

test("groups by a parent's field, filtered by HAVING and sorted by an aggregate", () => {
  assert.deepEqual(
    rowsOf(
      "SELECT Publisher__r.Name, COUNT(Id) FROM Book__c GROUP BY Publisher__r.Name HAVING MAX(Price__c) > 1 ORDER BY COUNT(Id) DESC"
    ),
    [
      { Name: "Top", expr0: 2 },
      { Name: "Low", expr0: 1 }
    ]
  );
});

test("groups by parts of dates, in UTC or the user's time zone", () => {
  assert.deepEqual(
    rowsOf(
      "SELECT CALENDAR_YEAR(Published__c) y, COUNT(Id) n FROM Book__c GROUP BY CALENDAR_YEAR(Published__c) ORDER BY CALENDAR_YEAR(Published__c)"
    ),
    [
      { y: 2023, n: 1 },
      { y: 2024, n: 3 }
    ]
  );
  assert.deepEqual(
    rowsOf(
      "SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)) y, COUNT(Id) n FROM Book__c GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate)) ORDER BY COUNT(Id)"
    ),
    [
      { y: 2023, n: 2 },
      { y: 2024, n: 2 }
    ]
  );
  assert.deepEqual(
    org.values(
      "SELECT DAY_ONLY(CreatedDate) d FROM Book__c GROUP BY DAY_ONLY(CreatedDate) ORDER BY DAY_ONLY(CreatedDate) LIMIT 1"
    ),
    ["2023-01-15"]
  );
});

test("ROLLUP adds subtotals and the total", () => {
  assert.deepEqual(
    rowsOf(
      "SELECT Publisher__r.Industry i, COUNT(Id) n, GROUPING(Publisher__r.Industry) g FROM Book__c WHERE Price__c > 0 GROUP BY ROLLUP(Publisher__r.Industry) ORDER BY GROUPING(Publisher__r.Industry), Publisher__r.Industry"
    ),
    [
      { i: "Media", n: 1, g: 0 },
      { i: "Retail", n: 2, g: 0 },
      { i: null, n: 3, g: 1 }
    ]
  );
});
