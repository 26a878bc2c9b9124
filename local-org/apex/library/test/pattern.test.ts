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
    ["\\p{Lu}\\p{L}*", "Éric", true],
    ["a++b", "aab", true],
    ["a*+ab", "aab", false],
    ["(?>a|ab)c", "abc", false],
    ["(a)(?>(b)+)\\2\\1", "abba", false],
    ["(a)(?>(b))\\2\\1", "abba", true],
    ["(\\w)(?>x?)\\1", "axa", true],
    ["(?x) a [ b c ] # the end\n d", "abd", true],
    ["\\Gab", "ab", true],
    ["(?:ab)?+ab", "ab", false],
    ["x{2,3}+x", "xxx", false]
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

  it("numbers groups as Java does, whatever helps with atomic ones", () => {
    const matcher = callMethod("Pattern.matcher", [callStatic("Pattern.compile", ["(?>(a)|b)++(?<last>c)"]), "zabac"]);
    assert.equal(callMethod("Matcher.groupCount", [matcher]), 2);
    assert.equal(callMethod("Matcher.find", [matcher]), true);
    assert.deepEqual(
      [callMethod("Matcher.group", [matcher, 1]), callMethod("Matcher.group", [matcher, 2])],
      ["a", "c"]
    );
    assert.deepEqual([callMethod("Matcher.start", [matcher, 2]), callMethod("Matcher.end", [matcher])], [4, 5]);
    assert.equal(callMethod("Matcher.replaceAll", [matcher, "<$2${last}>"]), "z<cc>");
  });

  it("finds with \\G only where the match before ended", () => {
    const matcher = callMethod("Pattern.matcher", [callStatic("Pattern.compile", ["\\G\\d"]), "12a3"]);
    assert.equal(callMethod("Matcher.replaceAll", [matcher, "x"]), "xxa3");
  });

  it("stops what would search for years, and finds in long texts", () => {
    for (const [regex, text] of [
      ["^(a+)+$", `${"a".repeat(60)}b`],
      [".*.*.*.*.*z", "y".repeat(5000)]
    ] as const) {
      const start = performance.now();
      assert.throws(() => callStatic("Pattern.matches", [regex, text]), /Regex too complicated/);
      assert.ok(performance.now() - start < 5000);
    }
    const words = "word ".repeat(40_000);
    assert.equal((callMethod("String.split", [words, "\\s+"]) as unknown as { items: string[] }).items.length, 40_000);
  });

  it("refuses what JavaScript cannot do, and what is wrong", () => {
    assert.throws(() => callStatic("Pattern.compile", ["a\\Gb"]), NotSupportedError);
    assert.throws(() => callStatic("Pattern.compile", ["\\X"]), NotSupportedError);
  });

  it("says what is wrong and where, as Java does", () => {
    for (const [regex, problem] of [
      ["(a", "Unclosed group near index 2\n(a"],
      ["*a", "Dangling meta character '*' near index 0\n*a\n^"],
      ["a|+", "Dangling meta character '+' near index 2\na|+\n  ^"],
      ["[", "Unclosed character class near index 0\n[\n^"],
      ["a)", "Unmatched closing ')' near index 0\na)\n^"],
      ["a{2,1}", "Illegal repetition range near index 5\na{2,1}\n     ^"],
      ["{0}", "Illegal repetition\n{0}"],
      ["a{1", "Unclosed counted closure near index 3\na{1"],
      ["[z-a]", "Illegal character range near index 3\n[z-a]\n   ^"],
      ["(?z)x", "Unknown inline modifier near index 2\n(?z)x\n  ^"],
      ["\\q", "Illegal/unsupported escape sequence near index 1\n\\q\n ^"],
      ["\\k<x>", "named capturing group <x> does not exist near index 4\n\\k<x>\n    ^"]
    ] as const) {
      assert.equal(
        thrownBy(() => callStatic("Pattern.compile", [regex])),
        `System.StringException: Invalid regex: ${problem}`
      );
    }
  });
});
