import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NotSupportedError } from "../../../errors.ts";
import { callMethod, callStatic, thrownBy } from "./call.ts";

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_using.htm
describe("Pattern and Matcher", () => {
  const matching: [regex: string, subject: string, matches: boolean][] = [
    ["a*b", "aaaaab", true],
    ["[a-z&&[^bc]]+", "ad", true],
    ["[a-z&&[^bc]]+", "abd", false],
    ["\\p{Alpha}+\\p{Punct}", "abc!", true],
    ["(?i)HELLO", "hello", true],
    ["(?i:A)b", "aB", false],
    ["\\Qa.b\\E", "a.b", true],
    ["\\Qa.b\\E", "axb", false],
    ["[\\w.-]+@[\\w-]+\\.[a-zA-Z]{2,6}", "jane.doe@example.com", true],
    ["^\\$\\{\\w+\\}$", "${name}", true],
    ["(a|b)\\1", "aa", true],
    ["[^\\s\"']+", "x-y_z", true],
    ["\\d{3}-\\d{4}", "555-1234", true],
    ["[\\u00e0-\\u00ff]+", "éü", true],
    ["(?<=a)b", "b", false],
    ["\\p{Lu}\\p{L}*", "Éric", true]
  ];
  for (const [regex, subject, expected] of matching) {
    it(`${regex} ${expected ? "matches" : "does not match"} ${subject}`, () => {
      assert.equal(callStatic("Pattern.matches", [regex, subject]), expected);
    });
  }

  it("walks through matches and their groups", () => {
    const matcher = callMethod("Pattern.matcher", [callStatic("Pattern.compile", ["(\\w)(\\d)?"]), "a1 b"]);
    assert.equal(callMethod("Matcher.groupCount", [matcher]), 2);
    assert.equal(callMethod("Matcher.find", [matcher]), true);
    assert.equal(callMethod("Matcher.group", [matcher, 2]), "1");
    assert.equal(callMethod("Matcher.end", [matcher]), 2);
    assert.equal(callMethod("Matcher.find", [matcher]), true);
    assert.equal(callMethod("Matcher.group", [matcher, 2]), null);
    assert.equal(callMethod("Matcher.start", [matcher]), 3);
    assert.equal(callMethod("Matcher.find", [matcher]), false);
    assert.equal(
      thrownBy(() => callMethod("Matcher.group", [matcher])),
      "System.StringException: No match found"
    );
  });

  it("lets the dollar sign stand before the last line end, as Java does", () => {
    const matcher = callMethod("Pattern.matcher", [callStatic("Pattern.compile", ["end$"]), "the end\n"]);
    assert.equal(callMethod("Matcher.find", [matcher]), true);
  });

  it("refuses what JavaScript cannot do, and what is wrong", () => {
    assert.throws(() => callStatic("Pattern.compile", ["a++"]), NotSupportedError);
    assert.throws(() => callStatic("Pattern.compile", ["(?>a)"]), NotSupportedError);
    assert.match(
      thrownBy(() => callStatic("Pattern.compile", ["(a"])),
      /^System.StringException: Invalid regex: Unclosed group/
    );
  });
});
