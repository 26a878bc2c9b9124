import type { LibraryFunction } from "../../library.ts";
import { required } from "../../required.ts";
import { raise } from "../../../runtime/values/index.ts";
import { javaRegex } from "../Pattern/regex.ts";
import { replaceByPattern } from "../Pattern/matching.ts";

/** Methods that give a changed String. */
export const changeMethods: Record<string, LibraryFunction> = {
  capitalize: (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  uncapitalize: (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
  deleteWhitespace: (self: string) => self.replace(/\s+/g, ""),
  normalizeSpace: (self: string) => self.trim().replace(/\s+/g, " "),
  reverse: (self: string) => [...self].reverse().join(""),
  swapCase: (self: string) => self.replace(/\p{L}/gu, (letter) => swapped(letter)),
  toLowerCase: (self: string, locale?: string | null) => self.toLocaleLowerCase(intlLocale(locale)),
  toUpperCase: (self: string, locale?: string | null) => self.toLocaleUpperCase(intlLocale(locale)),
  trim: (self: string) => trimmed(self),
  stripHtmlTags: (self: string) => self.replace(/<br\s*\/?>/gi, "\n").replace(/<[^>]*>/g, ""),
  remove: (self: string, part: string | null) =>
    part === null || part === "" ? self : self.replaceAll(part, () => ""),
  removeEnd: (self: string, part: string | null) =>
    part !== null && part !== "" && self.endsWith(part) ? self.slice(0, -part.length) : self,
  removeEndIgnoreCase: (self: string, part: string | null) =>
    part !== null && part !== "" && self.toLowerCase().endsWith(part.toLowerCase())
      ? self.slice(0, -part.length)
      : self,
  removeStart: (self: string, part: string | null) =>
    part !== null && self.startsWith(part) ? self.slice(part.length) : self,
  removeStartIgnoreCase: (self: string, part: string | null) =>
    part !== null && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
  ...required({
    "abbreviate(Integer)": (self: string, width: number) => abbreviate(self, width, 0),
    "abbreviate(Integer,Integer)": (self: string, width: number, offset: number) => abbreviate(self, width, offset),
    center: (self: string, size: number, pad = " ") => center(self, size, pad),
    leftPad: (self: string, size: number, pad = " ") => self.padStart(size, pad),
    rightPad: (self: string, size: number, pad = " ") => self.padEnd(size, pad),
    overlay: (self: string, text: string, start: number, end: number) => overlay(self, text, start, end),
    "repeat(Integer)": (self: string, times: number) => self.repeat(Math.max(times, 0)),
    "repeat(String,Integer)": (self: string, separator: string, times: number) =>
      Array.from({ length: Math.max(times, 0) }, () => self).join(separator),
    replace: (self: string, target: string, replacement: string) => self.replaceAll(target, () => replacement),
    replaceAll: (self: string, regex: string, replacement: string) =>
      replaceByPattern(javaRegex(regex), self, replacement, "all"),
    replaceFirst: (self: string, regex: string, replacement: string) =>
      replaceByPattern(javaRegex(regex), self, replacement, "first")
  })
};

/** Without controls and blanks at both ends, as Java trims: other spaces of Unicode stay. */
function trimmed(self: string): string {
  let [start, end] = [0, self.length];
  while (start < end && self.charCodeAt(start) <= 0x20) start++;
  while (end > start && self.charCodeAt(end - 1) <= 0x20) end--;
  return self.slice(start, end);
}

function swapped(letter: string): string {
  const upper = letter.toUpperCase();
  return letter === upper ? letter.toLowerCase() : upper;
}

function intlLocale(locale: string | null | undefined): string {
  return locale?.replaceAll("_", "-") ?? "en";
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm, abbreviate */
function abbreviate(self: string, width: number, offset: number): string {
  if (width < 4) raise("System.StringException", "Minimum abbreviation width is 4");
  if (self.length <= width) return self;
  const from = Math.min(offset, self.length, self.length - (width - 3) < offset ? self.length - (width - 3) : offset);
  if (from <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) raise("System.StringException", "Minimum abbreviation width with offset is 7");
  const rest = self.slice(from);
  return from + (width - 3) < self.length ? `...${abbreviate(rest, width - 3, 0)}` : `...${self.slice(-(width - 3))}`;
}

function center(self: string, size: number, pad: string): string {
  const missing = size - self.length;
  return missing <= 0 ? self : self.padStart(self.length + Math.floor(missing / 2), pad).padEnd(size, pad);
}

function overlay(self: string, text: string, start: number, end: number): string {
  const clamp = (at: number): number => Math.min(Math.max(at, 0), self.length);
  const [from, to] = [clamp(start), clamp(end)].sort((left, right) => left - right) as [number, number];
  return self.slice(0, from) + text + self.slice(to);
}
