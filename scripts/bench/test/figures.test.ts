import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { phasesIn } from "../serverProcess.ts";
import { isConstant, median, perSecond } from "../statistics.ts";

describe("statistics", () => {
  it("takes the middle of an odd number of values, whatever their order", () => {
    assert.equal(median([30, 1, 2]), 2);
  });

  it("takes the mean of the two in the middle of an even number", () => {
    assert.equal(median([100, 1, 2, 4]), 3);
  });

  it("sorts by size and leaves the values as they were", () => {
    const values = [10, 9, 100];
    assert.equal(median(values), 10);
    assert.deepEqual(values, [10, 9, 100]);
  });

  it("refuses to take the middle of nothing", () => {
    assert.throws(() => median([]), RangeError);
  });

  it("counts by the second", () => {
    assert.equal(perSecond(50, 2_000), 25);
  });

  it("tells what grows from what does not", () => {
    assert.equal(isConstant([6, 6, 6]), true);
    assert.equal(isConstant([6, 6, 7]), false);
  });
});

describe("the phases of a start", () => {
  it("are read from what the server prints", () => {
    const printed = [
      "Local org ready at http://localhost:4200",
      "  ae@example.com              Alex Berger, Account Executive",
      "     0.29 s  metadata",
      "    12.50 s  server and shell",
      ""
    ].join("\n");
    assert.deepEqual(
      [...phasesIn(printed)],
      [
        ["metadata", 0.29],
        ["server and shell", 12.5]
      ]
    );
  });
});
