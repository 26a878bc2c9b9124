import { ApexList, PlatformObject } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { ApexMatcher } from "./Matcher.ts";
import { splitByPattern } from "./Pattern/matching.ts";
import { javaRegex } from "./Pattern/regex.ts";

export class ApexPattern extends PlatformObject {
  readonly apexType = "System.Pattern";
  readonly regex: string;

  /** Throws `System.StringException` for a wrong expression. */
  constructor(regex: string) {
    super();
    this.regex = regex;
    javaRegex(regex);
  }

  override toText(): string {
    return this.regex;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm */
export const PatternClass: LibraryClass = {
  name: "System.Pattern",
  statics: required({
    compile: (regex: string) => new ApexPattern(regex),
    matches: (regex: string, text: string) => javaRegex(regex).atStart(text, true) !== null,
    quote: (text: string) => `\\Q${text.replaceAll("\\E", "\\E\\\\E\\Q")}\\E`
  }),
  methods: required({
    matcher: (self: ApexPattern, text: string) => new ApexMatcher(self, text),
    pattern: (self: ApexPattern) => self.regex,
    split: (self: ApexPattern, text: string, limit = 0) =>
      new ApexList("String", splitByPattern(javaRegex(self.regex), text, limit)),
    toString: (self: ApexPattern) => self.regex
  })
};
