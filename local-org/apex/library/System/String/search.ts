import { tick } from "../../../runtime/frames.ts";
import type { LibraryFunction } from "../../library.ts";
import type { ApexList } from "../../../runtime/values/index.ts";
import { required } from "../../required.ts";

const lower = (text: string): string => text.toLowerCase();

/** Where things are in a String, and what it begins, ends and differs with. */
export const searchMethods: Record<string, LibraryFunction> = {
  contains: (self: string, part: string | null) => part !== null && self.includes(part),
  startsWith: (self: string, part: string | null) => part !== null && self.startsWith(part),
  endsWith: (self: string, part: string | null) => part !== null && self.endsWith(part),
  containsIgnoreCase: (self: string, part: string | null) => part !== null && lower(self).includes(lower(part)),
  startsWithIgnoreCase: (self: string, part: string | null) => part !== null && lower(self).startsWith(lower(part)),
  endsWithIgnoreCase: (self: string, part: string | null) => part !== null && lower(self).endsWith(lower(part)),
  containsAny: (self: string, characters: string | null) => characters !== null && indexOfAny(self, characters) >= 0,
  containsNone: (self: string, characters: string | null) => characters === null || indexOfAny(self, characters) < 0,
  containsOnly: (self: string, characters: string | null) => characters !== null && indexOfAnyBut(self, characters) < 0,
  containsWhitespace: (self: string) => /\s/.test(self),
  ...required({
    countMatches: (self: string, part: string) => (part === "" ? 0 : self.split(part).length - 1),
    difference: (self: string, other: string) => {
      const at = indexOfDifference(self, other);
      return at < 0 ? "" : other.slice(at);
    },
    indexOf: (self: string, part: string, from = 0) => self.indexOf(part, from),
    indexOfAny: (self: string, characters: string) => indexOfAny(self, characters),
    indexOfAnyBut: (self: string, characters: string) => indexOfAnyBut(self, characters),
    indexOfChar: (self: string, code: number, from = 0) => self.indexOf(String.fromCodePoint(code), from),
    indexOfDifference: (self: string, other: string) => indexOfDifference(self, other),
    indexOfIgnoreCase: (self: string, part: string, from = 0) => lower(self).indexOf(lower(part), from),
    lastIndexOf: (self: string, part: string, from = self.length) => lastIndexOf(self, part, from),
    lastIndexOfChar: (self: string, code: number, from = self.length) =>
      lastIndexOf(self, String.fromCodePoint(code), from),
    lastIndexOfIgnoreCase: (self: string, part: string, from = self.length) =>
      lastIndexOf(lower(self), lower(part), from),
    getLevenshteinDistance: (self: string, other: string, threshold?: number) => {
      const distance = levenshtein(self, other);
      return threshold !== undefined && distance > threshold ? -1 : distance;
    }
  })
};

/** Static functions that compare several Strings. */
export const searchStatics: Record<string, LibraryFunction> = {
  getCommonPrefix: (list: ApexList | null) => commonPrefix((list?.items ?? []) as (string | null)[])
};

function lastIndexOf(self: string, part: string, from: number): number {
  return from < 0 ? -1 : self.lastIndexOf(part, from);
}

function indexOfAny(self: string, characters: string): number {
  return [...self].findIndex((letter) => characters.includes(letter));
}

function indexOfAnyBut(self: string, characters: string): number {
  return [...self].findIndex((letter) => !characters.includes(letter));
}

function indexOfDifference(left: string, right: string): number {
  if (left === right) return -1;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}

function commonPrefix(texts: (string | null)[]): string {
  let prefix = texts[0] ?? "";
  for (const text of texts) {
    while (!(text ?? "").startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}

function levenshtein(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at++) {
    tick();
    const next = [at];
    for (let to = 1; to <= right.length; to++) {
      const change = (row[to - 1] ?? 0) + (left[at - 1] === right[to - 1] ? 0 : 1);
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
