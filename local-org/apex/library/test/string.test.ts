import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ApexDate, ApexDatetime, ApexList } from "../../runtime/values/index.ts";
import { asUser, callMethod, callStatic, decimal, strings, text, thrownBy } from "./call.ts";

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
describe("String", () => {
  const cases: [method: string, args: (string | number | null)[], expected: unknown, ...types: string[]][] = [
    ["abbreviate", ["Hello Maximillian", 8], "Hello...", "Integer"],
    ["abbreviate", ["Hi", 8], "Hi", "Integer"],
    ["capitalize", ["hello maximillian"], "Hello maximillian"],
    ["center", ["hello", 9], "  hello  "],
    ["center", ["hello", 9, "-"], "--hello--"],
    ["charAt", ["Ω is Ohm.", 0], 937],
    ["compareTo", ["abcde", "abcd"], 1],
    ["containsAny", ["hello", "hx"], true],
    ["containsIgnoreCase", ["hello", "HE"], true],
    ["containsNone", ["abcde", "fg"], true],
    ["containsOnly", ["abba", "abcd"], true],
    ["countMatches", ["Hello Jane", "Jane"], 1],
    ["deleteWhitespace", [" Hello Jane "], "HelloJane"],
    ["difference", ["Hello Jane", "Hello Max"], "Max"],
    ["endsWithIgnoreCase", ["Hello jason", "Jason"], true],
    ["equalsIgnoreCase", ["abcd", "ABCD"], true],
    ["hashCode", ["abc"], 96354],
    ["indexOf", ["abcde abcd", "cd", 4], 8],
    ["indexOfAny", ["abcd", "xc"], 2],
    ["indexOfAnyBut", ["abcd", "xc"], 0],
    ["indexOfDifference", ["abcd", "abxc"], 2],
    ["isAllLowerCase", ["abcde"], true],
    ["isAlphanumeric", ["abc021"], true],
    ["isNumeric", ["12.2"], false],
    ["isWhitespace", [""], true],
    ["lastIndexOf", ["abcdeabcd", "ab", 4], 0],
    ["left", ["abcdaacd", 3], "abc"],
    ["leftPad", ["abc", 5], "  abc"],
    ["mid", ["abcde", 2, 3], "cde"],
    ["normalizeSpace", ["Salesforce \t    force.com"], "Salesforce force.com"],
    ["overlay", ["abcdef", "zzzz", 2, 4], "abzzzzef"],
    ["removeEndIgnoreCase", ["Salesforce and force.com", ".COM"], "Salesforce and force"],
    ["repeat", ["SFDC", 2], "SFDCSFDC", "Integer"],
    ["repeat", ["SFDC", "|", 2], "SFDC|SFDC", "String", "Integer"],
    ["replace", ["a.b.c", ".", "$&"], "a$&b$&c"],
    ["replaceAll", ["This is 1 test 22", "(\\d+)", "[$1]"], "This is [1] test [22]"],
    ["reverse", ["abc"], "cba"],
    ["right", ["Hello Max", 3], "Max"],
    ["stripHtmlTags", ["<b>hello</b> world"], "hello world"],
    ["substring", ["hamburger", 4, 8], "urge", "Integer", "Integer"],
    ["substringAfterLast", ["a.b.c", "."], "c"],
    ["substringBefore", ["a.b.c", "x"], "a.b.c"],
    ["substringBetween", ["tag1_value_tag2", "tag1_", "_tag2"], "value", "String", "String"],
    ["swapCase", ["Force.com"], "fORCE.COM"],
    ["escapeCsv", ['Max1, "Max2"'], '"Max1, ""Max2"""'],
    ["escapeEcmaScript", ["\"grade\": 3.9 'x'"], "\\\"grade\\\": 3.9 \\'x\\'"],
    ["escapeHtml4", ['"<Black&White>"'], "&quot;&lt;Black&amp;White&gt;&quot;"],
    ["unescapeHtml4", ["&quot;&lt;Black&amp;White&gt;&quot; &euro;"], '"<Black&White>" €'],
    ["escapeUnicode", ["De onde você é?"], "De onde voc\\u00EA \\u00E9?"],
    ["unescapeUnicode", ["De onde voc\\u00EA \\u00E9?"], "De onde você é?"],
    ["unescapeJava", ['Company: \\"Salesforce.com\\"'], 'Company: "Salesforce.com"']
  ];
  for (const [method, args, expected, ...types] of cases) {
    it(`${method}(${args.slice(1).join(", ")}) of "${String(args[0])}"`, () => {
      assert.equal(callMethod(`String.${method}`, args, ...types), expected);
    });
  }

  it("splits by regular expression and drops empty parts at the end", () => {
    assert.equal(text(callMethod("String.split", ["boo:and:foo::", ":"])), "(boo, and, foo)");
    assert.equal(text(callMethod("String.split", ["boo:and:foo", ":", 2])), "(boo, and:foo)");
    assert.equal(text(callMethod("String.split", ["a.b", "\\."])), "(a, b)");
  });

  it("splits by kinds of characters", () => {
    assert.equal(
      text(callMethod("String.splitByCharacterTypeCamelCase", ["Lightning.platform"])),
      "(Lightning, ., platform)"
    );
  });

  it("names positions that are out of bounds", () => {
    assert.equal(
      thrownBy(() => callMethod("String.substring", ["abc", 5], "Integer")),
      "System.StringException: Starting position out of bounds: 5"
    );
    assert.equal(
      thrownBy(() => callMethod("String.substring", ["abc", 1, 9], "Integer", "Integer")),
      "System.StringException: Ending position out of bounds: 9"
    );
  });

  it("refuses a missing argument", () => {
    assert.equal(
      thrownBy(() => callMethod("String.indexOf", ["abc", null])),
      "System.NullPointerException: Argument cannot be null."
    );
  });

  it("formats with numbered places and doubled quotes", () => {
    const values = new ApexList("Object", ["Jane", 3]);
    assert.equal(
      callStatic("String.format", ["Hello {0}, it''s {1} o'clock {2}", values]),
      "Hello Jane, it's 3 oclock {2}"
    );
  });

  it("joins any iterable", () => {
    assert.equal(callStatic("String.join", [new ApexList("Integer", [10, 20, 30]), "/"]), "10/20/30");
  });

  it("tells blank from empty", () => {
    assert.equal(callStatic("String.isBlank", [" \n"]), true);
    assert.equal(callStatic("String.isEmpty", [" "]), false);
    assert.equal(callStatic("String.isNotBlank", [null]), false);
  });

  it("shows a Datetime in the user's zone by valueOf and in GMT by valueOfGmt", () => {
    const moment = new ApexDatetime(Date.UTC(2024, 0, 1, 10));
    assert.equal(
      asUser("America/New_York", () => callStatic("String.valueOf", [moment], "Datetime")),
      "2024-01-01 05:00:00"
    );
    assert.equal(callStatic("String.valueOfGmt", [moment]), "2024-01-01 10:00:00");
  });

  it("shows a Date without time by valueOf and with midnight as an Object", () => {
    assert.equal(callStatic("String.valueOf", [ApexDate.of(2024, 2, 3)], "Date"), "2024-02-03");
    assert.equal(callStatic("String.valueOf", [ApexDate.of(2024, 2, 3)], "Object"), "2024-02-03 00:00:00");
  });

  it("keeps a Decimal's zeros", () => {
    assert.equal(callStatic("String.valueOf", [decimal("1.50")], "Decimal"), "1.50");
  });

  it("escapes single quotes for queries", () => {
    assert.equal(callStatic("String.escapeSingleQuotes", ["O'Hara"]), "O\\'Hara");
  });

  it("finds the common prefix", () => {
    assert.equal(callStatic("String.getCommonPrefix", [strings("SFDCApex", "SFDCVisualforce")]), "SFDC");
  });
});
