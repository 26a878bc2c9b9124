import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { enumValue } from "../enums.ts";
import { asUser, callMethod, callStatic, decimal, double, text, thrownBy } from "./call.ts";

const mode = (name: string) => enumValue("System.RoundingMode", name);

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
describe("Decimal", () => {
  it("keeps the scale that is written, through sums and products", () => {
    assert.equal(text(decimal("1.50").plus(decimal("2"))), "3.50");
    assert.equal(text(decimal("1.50").times(decimal("2.0"))), "3.000");
  });

  it("divides to 33 digits where the quotient does not end", () => {
    assert.equal(text(decimal("1.0").over(decimal("3"))), `0.${"3".repeat(33)}`);
    assert.equal(text(decimal("1").over(decimal("4"))), "0.25");
  });

  it("refuses to divide by zero", () => {
    assert.equal(
      thrownBy(() => decimal("1").over(decimal("0"))),
      "System.MathException: Divide by 0"
    );
  });

  it("rounds half to even unless told otherwise", () => {
    assert.equal(text(callMethod("Decimal.setScale", [decimal("1.125"), 2])), "1.12");
    assert.equal(text(callMethod("Decimal.setScale", [decimal("1.125"), 2, mode("HALF_UP")])), "1.13");
    assert.equal(callMethod("Decimal.round", [decimal("4.5")]), 4n);
    assert.equal(callMethod("Decimal.round", [decimal("4.5"), mode("UP")]), 5n);
  });

  it("knows precision and scale, and drops zeros on demand", () => {
    assert.equal(callMethod("Decimal.precision", [decimal("123.40")]), 5);
    assert.equal(callMethod("Decimal.scale", [decimal("123.40")]), 2);
    assert.equal(
      callMethod("Decimal.toPlainString", [callMethod("Decimal.stripTrailingZeros", [decimal("123.40")])]),
      "123.4"
    );
  });

  it("takes the whole part for an Integer", () => {
    assert.equal(callMethod("Decimal.intValue", [decimal("-1.9")]), -1);
  });

  it("formats for the user's locale", () => {
    assert.equal(
      asUser("GMT", () => callMethod("Decimal.format", [decimal("1234567.5")])),
      "1,234,567.5"
    );
    assert.equal(
      asUser("GMT", () => callMethod("Decimal.format", [decimal("1234.5")]), "de_DE"),
      "1.234,5"
    );
  });
});

describe("valueOf", () => {
  it("names what is no number", () => {
    assert.equal(
      thrownBy(() => callStatic("Integer.valueOf", ["12.5"])),
      "System.TypeException: Invalid integer: 12.5"
    );
    assert.equal(
      thrownBy(() => callStatic("Decimal.valueOf", ["x"], "String")),
      "System.TypeException: Invalid decimal: x"
    );
    assert.equal(
      thrownBy(() => callStatic("Integer.valueOf", ["2147483648"])),
      "System.TypeException: Invalid integer: 2147483648"
    );
  });

  it("reads numbers from text", () => {
    assert.equal(callStatic("Integer.valueOf", ["-42"]), -42);
    assert.equal(callStatic("Long.valueOf", ["9223372036854775807"]), 9223372036854775807n);
    assert.equal(text(callStatic("Double.valueOf", ["10"])), "10.0");
    assert.equal(callStatic("Boolean.valueOf", ["TRUE"]), true);
  });
});

describe("Math", () => {
  it("keeps each overload's type", () => {
    assert.equal(callStatic("Math.max", [3, 8], "Integer", "Integer"), 8);
    assert.equal(text(callStatic("Math.max", [decimal("1.50"), decimal("1.2")], "Decimal", "Decimal")), "1.50");
    assert.equal(text(callStatic("Math.ceil", [decimal("1.2")], "Decimal")), "2");
    assert.equal(text(callStatic("Math.sqrt", [double(9)], "Double")), "3.0");
  });

  it("rounds half to even", () => {
    assert.equal(callStatic("Math.round", [decimal("2.5")], "Decimal"), 2);
    assert.equal(callStatic("Math.roundToLong", [decimal("3.5")], "Decimal"), 4n);
  });

  it("takes the sign of mod from the dividend", () => {
    assert.equal(callStatic("Math.mod", [-7, 3], "Integer", "Integer"), -1);
    assert.equal(
      thrownBy(() => callStatic("Math.mod", [7, 0], "Integer", "Integer")),
      "System.MathException: Divide by 0"
    );
  });
});
