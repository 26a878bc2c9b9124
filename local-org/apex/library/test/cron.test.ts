import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextRun } from "../async/cron.ts";
import { thrownBy } from "./call.ts";

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
describe("The next time of a schedule", () => {
  const zone = "America/Los_Angeles";
  const cases: [expression: string, after: string, next: string | null][] = [
    ["0 0 13 * * ?", "2026-01-05T12:00:00Z", "2026-01-05T21:00:00Z"],
    ["0 5 * * * ?", "2026-01-05T12:05:00Z", "2026-01-05T13:05:00Z"],
    ["0 0 22 ? * 6L", "2026-01-05T12:00:00Z", "2026-01-31T06:00:00Z"],
    ["0 0 10 ? * MON-FRI", "2026-01-10T12:00:00Z", "2026-01-12T18:00:00Z"],
    ["0 0 20 * * ? 2030", "2026-01-10T12:00:00Z", "2030-01-02T04:00:00Z"],
    ["0 0 0 15 3 ? 2042", "2026-01-10T12:00:00Z", "2042-03-15T07:00:00Z"],
    ["0 30 8 LW * ?", "2026-01-10T12:00:00Z", "2026-01-30T16:30:00Z"],
    ["0 0 8 1W * ?", "2026-07-15T12:00:00Z", "2026-08-03T15:00:00Z"],
    ["0 0 8 ? * 2#2", "2026-01-01T12:00:00Z", "2026-01-12T16:00:00Z"],
    ["0 0/15 9-10 * * ?", "2026-01-05T17:20:00Z", "2026-01-05T17:30:00Z"],
    ["0 0 0 29 FEB ?", "2026-01-05T12:00:00Z", "2028-02-29T08:00:00Z"],
    ["0 0 0 30 2 ?", "2026-01-05T12:00:00Z", null],
    ["0 0 0 1 1 ? 2020", "2026-01-05T12:00:00Z", null]
  ];
  for (const [expression, after, next] of cases) {
    it(`${expression} after ${after}: ${String(next)}`, () => {
      const found = nextRun(expression, zone, Date.parse(after));
      assert.equal(found === null ? null : new Date(found).toISOString().replace(".000", ""), next);
    });
  }

  it("is refused where the expression is wrong", () => {
    for (const wrong of ["", "0 0 13 * *", "0 61 * * * ?", "0 0 13 * * *", "0 0 13 ? * ?", "a b c d e ?"]) {
      assert.match(
        thrownBy(() => nextRun(wrong, zone, 0)),
        /^System.StringException: /
      );
    }
  });
});
