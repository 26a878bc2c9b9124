import { translate } from "./translate.ts";

const sources = new Map<string, string>();
const expressions = new Map<string, RegExp>();
const KEPT = 500;

/** A regular expression of Java, ready to search with: global, with the places of groups. Set `lastIndex` before use. */
export function compiled(pattern: string): RegExp {
  return remembered(expressions, pattern, () => new RegExp(translated(pattern), "dgv"));
}

/** The same, for a match that must begin at `lastIndex` (`lookingAt`) and, when whole, must reach the end (`matches`). */
export function anchored(pattern: string, whole: boolean): RegExp {
  const key = `${whole ? "whole" : "start"} ${pattern}`;
  const source = `(?:${translated(pattern)})${whole ? "(?![\\s\\S])" : ""}`;
  return remembered(expressions, key, () => new RegExp(source, "dyv"));
}

function translated(pattern: string): string {
  return remembered(sources, pattern, () => translate(pattern));
}

function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  let value = kept.get(key);
  if (value === undefined) {
    if (kept.size >= KEPT) kept.clear();
    value = make();
    kept.set(key, value);
  }
  return value;
}
