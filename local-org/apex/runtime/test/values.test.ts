import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
  hashCode,
  longId,
  operatorEquals,
  splitTypeName,
  textOf,
  typeNameOf,
  valueEquals,
  widen,
  type ApexValue
} from "../values/index.ts";

const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text) ?? new ApexDecimal(Number.NaN);

describe("Text of values", () => {
  const shown: [ApexValue, string][] = [
    [null, "null"],
    [decimal("1.50"), "1.50"],
    [decimal("0.00000001"), "1E-8"],
    [decimal("1e3"), "1000"],
    [new ApexDouble(1), "1.0"],
    [new ApexDouble(12_345_678), "1.2345678E7"],
    [new ApexDouble(0.0001), "1.0E-4"],
    [ApexDate.of(2024, 1, 31), "2024-01-31 00:00:00"],
    [new ApexDatetime(Date.UTC(2024, 0, 31, 10)), "2024-01-31 10:00:00"],
    [ApexTime.of(9, 5, 0, 7), "09:05:00.007Z"],
    [new ApexList("Integer", [1, null]), "(1, null)"],
    [new ApexSet("String", ["a", "b"]), "{a, b}"],
    [new ApexMap("String", "Integer", [["k", 1]]), "{k=1}"],
    [new ApexList("Integer", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...)"]
  ];
  for (const [value, expected] of shown) it(`is ${expected}`, () => assert.equal(textOf(value), expected));
});

describe("Equality", () => {
  it("ignores the case of Strings for the operator only", () => {
    assert.equal(operatorEquals("a", "A"), true);
    assert.equal(valueEquals("a", "A"), false);
  });

  it("compares numbers of different types by value", () => {
    assert.equal(operatorEquals(1, decimal("1.00")), true);
    assert.equal(operatorEquals(2n, new ApexDouble(2)), true);
  });

  it("compares collections by what they hold", () => {
    assert.equal(valueEquals(new ApexList("Integer", [1, 2]), new ApexList("Integer", [1, 2])), true);
    assert.equal(valueEquals(new ApexSet("Integer", [1, 2]), new ApexSet("Integer", [2, 1])), true);
    assert.equal(valueEquals(new ApexList("Integer", [1, 2]), new ApexList("Integer", [2, 1])), false);
  });

  it("gives equal values the same hash code", () => {
    assert.equal(hashCode("abc"), 96354);
    assert.equal(hashCode(new ApexList("Integer", [1])), hashCode(new ApexList("Integer", [1])));
  });
});

describe("Keys", () => {
  it("are null, numbers, dates and lists alike", () => {
    const map = new ApexMap("Object", "Integer");
    map.put(null, 1);
    map.put(ApexDate.of(2024, 1, 1), 2);
    map.put(new ApexList("String", ["a"]), 3);
    assert.equal(map.get(null), 1);
    assert.equal(map.get(ApexDate.of(2024, 1, 1)), 2);
    assert.equal(map.get(new ApexList("String", ["a"])), 3);
    assert.equal(map.get("a"), null);
  });

  it("keep the order in which they came", () => {
    const map = new ApexMap("String", "Integer", [
      ["b", 1],
      ["a", 2]
    ]);
    map.put("b", 3);
    assert.equal(textOf(map), "{b=3, a=2}");
  });
});

describe("Ids", () => {
  it("get the three letters that tell the case of the others", () => {
    assert.equal(longId("001D000000IqhSL"), "001D000000IqhSLIAZ");
    assert.equal(longId("short"), null);
  });
});

describe("Types at run time", () => {
  it("are named with their parameters", () => {
    assert.equal(typeNameOf(new ApexMap("Id", "List<Account>")), "Map<Id,List<Account>>");
    assert.deepEqual(splitTypeName("Map<Id, Map<String,Object>>"), {
      base: "Map",
      parameters: ["Id", "Map<String,Object>"]
    });
    assert.deepEqual(splitTypeName("String[]"), { base: "List", parameters: ["String"] });
  });

  it("widen where the platform does, and refuse elsewhere", () => {
    assert.equal(textOf(widen(1, "Decimal") ?? null), "1");
    assert.equal(widen("x", "Decimal"), undefined);
    assert.equal(widen(decimal("1.5"), "Integer"), undefined);
  });
});
