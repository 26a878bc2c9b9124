import { NotSupportedError } from "../../../errors.ts";
import { PlatformObject, raise } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import type { ApexPattern } from "./Pattern.ts";
import { replaceByPattern } from "./Pattern/matching.ts";
import { javaRegex, type JavaRegex, type Match } from "./Pattern/regex.ts";

export class ApexMatcher extends PlatformObject {
  readonly apexType = "System.Matcher";
  pattern: ApexPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  #match: Match | null = null;
  #next = 0;
  /** The matches behind the last one, searched for together. */
  #ahead: Match[] = [];

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
    if (start < 0 || end > this.text.length || start > end) raise("System.StringException", "Illegal region");
    this.regionStart = start;
    this.regionEnd = end;
    this.#match = null;
    this.#goOnAt(0);
    return this;
  }

  usePattern(pattern: ApexPattern): this {
    this.pattern = pattern;
    this.#goOnAt(this.#next);
    return this;
  }

  find(from?: number): boolean {
    if (from !== undefined) this.reset().#goOnAt(this.#placeIn(from));
    if (this.#ahead.length === 0) this.#ahead = this.#regex().find(this.#region(), this.#next, AHEAD);
    this.#match = this.#ahead.shift() ?? null;
    if (this.#match !== null) this.#next = this.#match.end + (this.#match.end === this.#match.start ? 1 : 0);
    return this.#match !== null;
  }

  /** Matches from the region's start; the whole of it where `whole`. */
  matchStart(whole: boolean): boolean {
    this.#match = this.#regex().atStart(this.#region(), whole);
    if (this.#match !== null) this.#goOnAt(this.#match.end);
    return this.#match !== null;
  }

  group(index = 0): string | null {
    return this.#matched(index).group(index);
  }

  /** Where the group of the last match begins and ends; -1 where it took no part. */
  place(index: number): [start: number, end: number] {
    const place = this.#matched(index).place(index);
    return place === null ? [-1, -1] : [place[0] + this.regionStart, place[1] + this.regionStart];
  }

  groupCount(): number {
    return this.#regex().groupCount;
  }

  replace(replacement: string, which: "all" | "first"): string {
    return replaceByPattern(this.#regex(), this.reset().text, replacement, which);
  }

  #goOnAt(place: number): void {
    this.#next = place;
    this.#ahead = [];
  }

  #placeIn(from: number): number {
    return from < 0 || from > this.text.length ? raise("System.StringException", "Illegal start index") : from;
  }

  #regex(): JavaRegex {
    return javaRegex(this.pattern.regex);
  }

  #region(): string {
    return this.text.slice(this.regionStart, this.regionEnd);
  }

  #matched(index: number): Match {
    const match = this.#match ?? raise("System.StringException", "No match found");
    if (index < 0 || index > match.groupCount) raise("System.StringException", `No group ${index}`);
    return match;
  }
}

/** How many matches are searched for at once: a guarded search costs as much for many as for one. */
const AHEAD = 32;

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
    usePattern: (self: ApexMatcher, pattern: ApexPattern) => self.usePattern(pattern),
    region: (self: ApexMatcher, start: number, end: number) => self.region(start, end),
    regionStart: (self: ApexMatcher) => self.regionStart,
    regionEnd: (self: ApexMatcher) => self.regionEnd,
    reset: (self: ApexMatcher, text?: string) => self.reset(text),
    replaceAll: (self: ApexMatcher, replacement: string) => self.replace(replacement, "all"),
    replaceFirst: (self: ApexMatcher, replacement: string) => self.replace(replacement, "first"),
    hasAnchoringBounds: () => true,
    hasTransparentBounds: () => false,
    useAnchoringBounds: (self: ApexMatcher, anchoring: boolean) => {
      if (!anchoring) throw new NotSupportedError("Matcher.useAnchoringBounds(false)");
      return self;
    },
    useTransparentBounds: (self: ApexMatcher, transparent: boolean) => {
      if (transparent) throw new NotSupportedError("Matcher.useTransparentBounds(true)");
      return self;
    }
  })
};
