import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withFigures } from "../figures.ts";

const DOCUMENT = "# Benchmarks\n\n## Figures\n\nOf long ago.\n\n### start\n\nold\n\n### soql\n\nolder\n";

describe("the figures in the document", () => {
  const soql = {
    name: "soql",
    says: "queries",
    columns: ["query", "ms"],
    rows: [["SELECT Id FROM Book__c", 1234.5]],
    notes: ["Medians."]
  };

  it("are renewed for the benchmarks that ran, the others stay", () => {
    assert.equal(
      withFigures(DOCUMENT, [soql], "2 cores"),
      [
        "# Benchmarks\n",
        "## Figures\n",
        "Of the last run, on 2 cores.\n",
        "### start\n\nold\n",
        "### soql\n\nqueries\n",
        "| query | ms |\n| --- | ---: |\n| `SELECT Id FROM Book__c` | 1,235 |\n",
        "Medians.\n"
      ].join("\n")
    );
  });

  it("of a new benchmark stand last", () => {
    assert.match(withFigures(DOCUMENT, [{ ...soql, name: "new" }], "2 cores"), /older\n\n### new\n/u);
  });

  it("need their place", () => {
    assert.throws(() => withFigures("# Benchmarks\n", [soql], "2 cores"), /no heading/u);
  });
});
