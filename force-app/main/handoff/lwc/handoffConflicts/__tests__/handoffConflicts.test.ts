import { conflictIn, settled, shownConflict, valueIn } from "c/handoffConflicts";

const FRESH = { Id: "a01", ARR__c: 300, LastModifiedBy: { Name: "Sam Okafor" } };
const CURRENCY = { dataType: "Currency", scale: 2 };

describe("conflicts", () => {
  it("hold the other version and its author", () => {
    expect(conflictIn(FRESH, "ARR__c")).toEqual({ theirs: 300, author: "Sam Okafor" });
  });

  it("take a field without a value for null", () => {
    expect(valueIn(FRESH, "TCV__c")).toBeNull();
    expect(conflictIn(FRESH, "TCV__c").theirs).toBeNull();
  });

  it("show both versions as text", () => {
    const shown = shownConflict(conflictIn(FRESH, "ARR__c"), 120, CURRENCY);
    expect(shown).toEqual({ theirs: "$300", mine: "$120", author: "Sam Okafor" });
    expect(shownConflict(undefined, 120, CURRENCY)).toBeUndefined();
  });

  it("are settled one by one", () => {
    const conflicts = { ARR__c: conflictIn(FRESH, "ARR__c"), TCV__c: conflictIn(FRESH, "TCV__c") };
    expect(Object.keys(settled(conflicts, "ARR__c"))).toEqual(["TCV__c"]);
  });
});
