import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CommanderError } from "commander";
import { readOptions } from "../options.ts";

const KNOWN = [
  { name: "closing", says: "closing deals" },
  { name: "start", says: "starting" }
];

describe("the command line of the benchmarks", () => {
  it("means all of them where none is named", () => {
    assert.deepEqual(readOptions([], KNOWN), {
      names: ["closing", "start"],
      json: false,
      write: false,
      project: null
    });
  });

  it("takes names and the wish for JSON", () => {
    assert.deepEqual(readOptions(["start", "--json", "--project", "recipes"], KNOWN), {
      names: ["start"],
      json: true,
      write: false,
      project: "recipes"
    });
  });

  it("refuses a name that it does not know, and says which there are", (context) => {
    const written = context.mock.method(process.stderr, "write", () => true);
    assert.throws(
      () => readOptions(["speed"], KNOWN),
      (error) => error instanceof CommanderError && error.exitCode !== 0
    );
    assert.match(
      String(written.mock.calls[0]?.arguments[0]),
      /No such benchmark: speed\. Benchmarks: closing, start\./
    );
  });
});
