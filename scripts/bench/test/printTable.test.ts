import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cellText, printTable } from "../printTable.ts";

describe("a printed table", () => {
  it("has text on the left, numbers on the right, and notes below", () => {
    const printed = printTable({
      columns: ["how", "calls", "seconds"],
      rows: [
        ["at once", 1, 0.5],
        ["one by one", 1400, null]
      ],
      notes: ["A note."]
    });
    assert.deepEqual(printed.split("\n"), [
      "how         calls  seconds",
      "----------  -----  -------",
      "at once         1     0.50",
      "one by one  1,400",
      "A note."
    ]);
  });

  it("is a heading where there are no rows", () => {
    assert.equal(printTable({ columns: ["how", "ms"], rows: [], notes: [] }), "how  ms\n---  --");
  });
});

describe("a cell", () => {
  it("shows as many decimals as a reader needs", () => {
    assert.deepEqual([7, 0.333, 12.345, 123.45, 9_710.2].map(cellText), ["7", "0.33", "12.3", "123", "9,710"]);
  });

  it("is empty where there is no figure", () => {
    assert.equal(cellText(null), "");
  });

  it("shows text as it is", () => {
    assert.equal(cellText("record by record"), "record by record");
  });
});
