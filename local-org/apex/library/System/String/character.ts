import type { LibraryFunction } from "../../library.ts";
import { ApexList, hashCode, raise } from "../../../runtime/values/index.ts";
import { required } from "../../required.ts";

/** What a String consists of. An empty String is none of these, but for the ones that allow spaces. */
export const characterMethods: Record<string, LibraryFunction> = {
  isAllLowerCase: (self: string) => /^\p{Ll}+$/u.test(self),
  isAllUpperCase: (self: string) => /^\p{Lu}+$/u.test(self),
  isAlpha: (self: string) => /^\p{L}+$/u.test(self),
  isAlphaSpace: (self: string) => /^[\p{L} ]*$/u.test(self),
  isAlphanumeric: (self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
  isAlphanumericSpace: (self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
  isAsciiPrintable: (self: string) => /^[\u0020-\u007e]*$/.test(self),
  isNumeric: (self: string) => /^\p{Nd}+$/u.test(self),
  isNumericSpace: (self: string) => /^[\p{Nd} ]*$/u.test(self),
  isWhitespace: (self: string) => /^\s*$/.test(self),
  length: (self: string) => self.length,
  getChars: (self: string) =>
    new ApexList(
      "Integer",
      self.split("").map((unit) => unit.charCodeAt(0))
    ),
  hashCode: (self: string) => hashCode(self),
  toString: (self: string) => self,
  ...required({
    charAt: (self: string, at: number) => self.charCodeAt(checked(self, at)),
    codePointAt: (self: string, at: number) => self.codePointAt(checked(self, at)) ?? 0,
    codePointBefore: (self: string, at: number) =>
      [...self.slice(0, checked(self, at - 1) + 1)].at(-1)?.codePointAt(0) ?? 0,
    codePointCount: (self: string, from: number, to: number) => [...self.slice(from, to)].length,
    offsetByCodePoints: (self: string, from: number, points: number) =>
      from + [...self.slice(from)].slice(0, points).join("").length,
    compareTo: (self: string, other: string) => compare(self, other)
  }),
  equals: (self: string, other: unknown) => self === other,
  equalsIgnoreCase: (self: string, other: string | null) => other !== null && self.toLowerCase() === other.toLowerCase()
};

/** As Java compares: the difference of the first unlike characters, else of the lengths. */
function compare(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function checked(self: string, at: number): number {
  if (at < 0 || at >= self.length) raise("System.StringException", `String index out of range: ${at}`);
  return at;
}
