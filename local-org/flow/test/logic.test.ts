import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readLogic } from "../conditions/logic.ts";

/** Whether the logic holds where these conditions do. */
function holds(logic: string, count: number, ...places: number[]): boolean | undefined {
  return readLogic(logic, count)?.((place) => places.includes(place));
}

describe("the logic of conditions", () => {
  it("asks for all or for any of them", () => {
    assert.equal(holds("and", 2, 1, 2), true);
    assert.equal(holds("and", 2, 1), false);
    assert.equal(holds("or", 2, 2), true);
    assert.equal(holds("or", 2), false);
  });

  it("may name them by their places", () => {
    assert.equal(holds("1 AND (2 OR 3)", 3, 1, 3), true);
    assert.equal(holds("1 AND (2 OR 3)", 3, 2, 3), false);
    assert.equal(holds("1 and not 2", 2, 1), true);
  });

  it("lets AND bind closer than OR", () => {
    assert.equal(holds("1 OR 2 AND 3", 3, 1), true);
    assert.equal(holds("(1 OR 2) AND 3", 3, 1), false);
  });

  it("is null where it cannot be read", () => {
    for (const broken of ["1 AND", "(1", "1 XOR 2", "1 2", ""]) assert.equal(readLogic(broken, 2), null, broken);
  });
});
