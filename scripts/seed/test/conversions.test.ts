import assert from "node:assert/strict";
import { test } from "node:test";
import { convert, isDay, textOf, type SourceValue } from "../conversions.ts";
import { toLongId } from "../../org/ids.ts";
import type { FieldDescribe } from "../orgApi.ts";
import { field } from "./describes.ts";

const text = (value: string): SourceValue => ({ value, type: "string" });
const number = (value: number): SourceValue => ({ value, type: "double" });
const date = (value: string): SourceValue => ({ value, type: "date" });
const datetime = (value: string): SourceValue => ({ value, type: "datetime" });
const checkbox = (value: boolean): SourceValue => ({ value, type: "boolean" });

const string = field("T", "string", { length: 5 });
const amount = field("A", "currency", { scale: 2 });
const picklist = field("P", "picklist", {
  length: 255,
  restrictedPicklist: true,
  picklistValues: [
    { value: "Hot", active: true },
    { value: "Cold", active: false }
  ]
});

const cases: [what: string, source: SourceValue, target: FieldDescribe, expected: unknown][] = [
  ["cuts text to the field's length", text("  abcdefgh "), string, "abcde"],
  ["trims what the cut leaves", text("abcd efgh"), string, "abcd"],
  ["takes blank text for no value", text(" \n "), string, null],
  ["takes no value for no value", { value: null, type: "string" }, string, null],
  [
    "writes numbers without exponent and zeros",
    number(1.5e21),
    field("T", "string", { length: 40 }),
    "1500000000000000000000"
  ],
  [
    "writes times in UTC",
    datetime("2026-01-31T23:30:00.000-0200"),
    field("T", "textarea", { length: 40 }),
    "2026-02-01T01:30:00.000Z"
  ],
  ["writes a checkbox as text", checkbox(false), string, "false"],
  ["takes active values of a restricted picklist", text("Hot"), picklist, "Hot"],
  ["takes no inactive value", text("Cold"), picklist, null],
  ["rounds half away from zero", number(2.345), amount, 2.35],
  ["rounds negative halves away from zero", number(-2.345), amount, -2.35],
  ["reads a number from text", text("12.5"), amount, 12.5],
  ["takes no number from other text", text("12 EUR"), amount, null],
  ["takes no number from a checkbox", checkbox(true), amount, null],
  ["takes no number from a date", date("2026-01-31"), amount, null],
  ["keeps a date", date("2026-01-31"), field("D", "date"), "2026-01-31"],
  ["takes the UTC day of a time", datetime("2026-01-31T23:30:00.000-0200"), field("D", "date"), "2026-02-01"],
  ["reads a date from text", text("2026-01-31"), field("D", "date"), "2026-01-31"],
  ["takes no day that the calendar lacks", text("2026-02-30"), field("D", "date"), null],
  ["takes no date from a number", number(20260131), field("D", "date"), null],
  ["takes midnight UTC of a date", date("2026-01-31"), field("W", "datetime"), "2026-01-31T00:00:00.000Z"],
  ["reads a time from text", text("2026-01-31 08:15:00"), field("W", "datetime"), "2026-01-31T08:15:00.000Z"],
  ["takes no time from a day as text", text("2026-01-31"), field("W", "datetime"), null],
  ["takes true in any case", text("TRUE"), field("B", "boolean"), true],
  ["takes all else for false", text("yes"), field("B", "boolean"), false],
  ["lengthens an id", text("001000000000001"), field("L", "reference"), "001000000000001AAA"],
  ["takes no lookup from other text", text("Acme"), field("L", "reference"), null]
];

for (const [what, source, target, expected] of cases) {
  test(what, () => assert.equal(convert(source, target), expected));
}

test("compares values by their text", () => {
  assert.equal(textOf(12.5, amount), "12.5");
  assert.equal(textOf(0, amount), "0");
  assert.equal(textOf(" a\r\nb ", string), "a\nb");
  assert.equal(textOf("", string), null);
  assert.equal(textOf(null, field("B", "boolean")), "false");
  assert.equal(textOf("2026-01-31T00:00:00.000+0000", field("W", "datetime")), "2026-01-31T00:00:00.000Z");
});

test("knows which days there are", () => {
  assert.deepEqual(["2024-02-29", "2026-02-29", "2026-13-01", "26-01-01", ""].map(isDay), [
    true,
    false,
    false,
    false,
    false
  ]);
});

test("computes the check characters of an id", () => {
  assert.equal(toLongId("0015g00000ABCde"), "0015g00000ABCdeAAH");
  assert.equal(toLongId("001-g00000ABCde"), null);
});
