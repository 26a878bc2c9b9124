import { PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexPattern } from "./Pattern.ts";
import { anchored, compiled } from "./Pattern/compiled.ts";
import { replaceByPattern } from "./Pattern/matching.ts";

export class ApexMatcher extends PlatformObject {
  readonly apexType = "System.Matcher";
  pattern: ApexPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  #match: RegExpExecArray | null = null;
  #next = 0;

  constructor(pattern: ApexPattern, text: string) {
    super();
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  reset(text = this.text): this {
    this.text = text;
    return this.region(0, text.length);
  }

  region(start: number, end: number): this {
    this.regionStart = start;
    this.regionEnd = end;
    this.#match = null;
    this.#next = 0;
    return this;
  }

  find(from?: number): boolean {
    if (from !== undefined) this.reset().#next = from;
    const input = this.#region();
    const regex = compiled(this.pattern.regex);
    regex.lastIndex = this.#next;
    this.#match = this.#next > input.length ? null : regex.exec(input);
    if (this.#match !== null) this.#next = this.#match.index + Math.max(this.#match[0].length, 0);
    if (this.#match !== null && this.#match[0] === "") this.#next++;
    return this.#match !== null;
  }

  /** Matches from the region's start; the whole of it where `whole`. */
  matchStart(whole: boolean): boolean {
    const regex = anchored(this.pattern.regex, whole);
    regex.lastIndex = 0;
    this.#match = regex.exec(this.#region());
    if (this.#match !== null) this.#next = this.#match[0].length;
    return this.#match !== null;
  }

  group(index = 0): string | null {
    return this.#matched(index)[index] ?? null;
  }

  /** Where the group of the last match begins and ends; -1 where it took no part. */
  place(index: number): [start: number, end: number] {
    const place = this.#matched(index).indices?.[index];
    return place === undefined ? [-1, -1] : [place[0] + this.regionStart, place[1] + this.regionStart];
  }

  groupCount(): number {
    return (new RegExp(`${compiled(this.pattern.regex).source}|`, "v").exec("")?.length ?? 1) - 1;
  }

  #region(): string {
    return this.text.slice(this.regionStart, this.regionEnd);
  }

  #matched(index: number): RegExpExecArray {
    const match = this.#match ?? raise("System.StringException", "No match found");
    if (index < 0 || index >= match.length) raise("System.StringException", `No group ${index}`);
    return match;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm */
export const MatcherClass: LibraryClass = {
  name: "System.Matcher",
  statics: required({ quoteReplacement: (text: string) => text.replace(/[\\$]/g, "\\$&") }),
  methods: required({
    find: (self: ApexMatcher, from?: number) => self.find(from),
    matches: (self: ApexMatcher) => self.matchStart(true),
    lookingAt: (self: ApexMatcher) => self.matchStart(false),
    group: (self: ApexMatcher, index?: number) => self.group(index),
    groupCount: (self: ApexMatcher) => self.groupCount(),
    start: (self: ApexMatcher, index = 0) => self.place(index)[0],
    end: (self: ApexMatcher, index = 0) => self.place(index)[1],
    pattern: (self: ApexMatcher) => self.pattern,
    usePattern: (self: ApexMatcher, pattern: ApexPattern) => {
      self.pattern = pattern;
      return self;
    },
    region: (self: ApexMatcher, start: number, end: number) => self.region(start, end),
    regionStart: (self: ApexMatcher) => self.regionStart,
    regionEnd: (self: ApexMatcher) => self.regionEnd,
    reset: (self: ApexMatcher, text?: string) => self.reset(text),
    replaceAll: (self: ApexMatcher, replacement: string) =>
      replaceByPattern(compiled(self.pattern.regex), self.reset().text, replacement, "all"),
    replaceFirst: (self: ApexMatcher, replacement: string) =>
      replaceByPattern(compiled(self.pattern.regex), self.reset().text, replacement, "first"),
    hasAnchoringBounds: () => true,
    hasTransparentBounds: () => false
  })
};
