import type { LibraryFunction } from "../../library.ts";
import { ApexList, raise } from "../../../runtime/values/index.ts";
import { required } from "../../required.ts";
import { splitByPattern } from "../Pattern/matching.ts";
import { javaRegex } from "../Pattern/regex.ts";

/** Parts of a String: cut out, cut off, split. */
export const partMethods: Record<string, LibraryFunction> = {
  ...required({
    left: (self: string, length: number) => self.slice(0, Math.max(length, 0)),
    right: (self: string, length: number) => (length <= 0 ? "" : self.slice(-length)),
    mid: (self: string, start: number, length: number) =>
      length < 0 ? "" : self.slice(Math.max(start, 0), Math.max(start, 0) + length),
    "substring(Integer)": (self: string, start: number) => substring(self, start, self.length),
    "substring(Integer,Integer)": (self: string, start: number, end: number) => substring(self, start, end),
    split: (self: string, regex: string, limit = 0) => strings(splitByPattern(javaRegex(regex), self, limit))
  }),
  substringAfter: (self: string, separator: string | null) => {
    const at = separator === null ? -1 : self.indexOf(separator);
    return at < 0 ? "" : self.slice(at + (separator ?? "").length);
  },
  substringAfterLast: (self: string, separator: string | null) => {
    const at = separator === null || separator === "" ? -1 : self.lastIndexOf(separator);
    return at < 0 ? "" : self.slice(at + (separator ?? "").length);
  },
  substringBefore: (self: string, separator: string | null) => {
    const at = separator === null ? -1 : self.indexOf(separator);
    return at < 0 ? self : self.slice(0, at);
  },
  substringBeforeLast: (self: string, separator: string | null) => {
    const at = separator === null || separator === "" ? -1 : self.lastIndexOf(separator);
    return at < 0 ? self : self.slice(0, at);
  },
  "substringBetween(String)": (self: string, tag: string | null) => between(self, tag, tag),
  "substringBetween(String,String)": (self: string, open: string | null, close: string | null) =>
    between(self, open, close),
  splitByCharacterType: (self: string) => strings(runs(self)),
  splitByCharacterTypeCamelCase: (self: string) => strings(camelRuns(self))
};

function strings(texts: string[]): ApexList {
  return new ApexList("String", texts);
}

function substring(self: string, start: number, end: number): string {
  if (start < 0 || start > self.length) raise("System.StringException", `Starting position out of bounds: ${start}`);
  if (end < start || end > self.length) raise("System.StringException", `Ending position out of bounds: ${end}`);
  return self.slice(start, end);
}

function between(self: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = self.indexOf(open);
  const end = start < 0 ? -1 : self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

function runs(text: string): string[] {
  return text.match(/\p{Lu}+|\p{Ll}+|\p{N}+|\s+|[^\p{Lu}\p{Ll}\p{N}\s]+/gu) ?? [];
}

/** As `runs`, but an upper-case letter belongs to the lower-case letters behind it: `fooBAR` → foo, BAR; `FooBar` → Foo, Bar. */
function camelRuns(text: string): string[] {
  return text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}\p{Ll}+|\p{Ll}+|\p{N}+|\s+|[^\p{Lu}\p{Ll}\p{N}\s]+/gu) ?? [];
}
