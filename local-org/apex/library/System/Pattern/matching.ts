import { raise } from "../../../runtime/values/index.ts";
import type { JavaRegex, Match } from "./regex.ts";

/** The parts of a text between matches, as Java's `Pattern.split`: limit 0 drops empty parts at the end. */
export function splitByPattern(regex: JavaRegex, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of regex.find(text, 0)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (start === end && (start === 0 || start >= text.length)) continue;
    parts.push(text.slice(from, start));
    from = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === "") parts.pop();
  return parts;
}

/** Replaces matches; in the replacement `$1` and `${name}` stand for groups and `\` takes the next letter as it is. */
export function replaceByPattern(regex: JavaRegex, text: string, replacement: string, which: "all" | "first"): string {
  let result = "";
  let from = 0;
  for (const match of regex.find(text, 0, which === "first" ? 1 : Infinity)) {
    result += text.slice(from, match.start) + filled(replacement, match);
    from = match.end;
  }
  return result + text.slice(from);
}

function filled(replacement: string, match: Match): string {
  if (!/[\\$]/.test(replacement)) return replacement;
  return replacement.replace(/\\([\s\S])|\$(\d+)|\$\{(\w+)\}|\\$|\$/g, (written, literal, digits, name) => {
    if (typeof literal === "string") return literal;
    if (typeof digits === "string") return numberedGroup(match, digits);
    if (typeof name === "string") return namedGroup(match, name);
    return raise(
      "System.StringException",
      written === "$" ? "Illegal group reference" : "character to be escaped is missing"
    );
  });
}

function namedGroup(match: Match, name: string): string {
  const text = match.named(name);
  if (text === undefined) raise("System.StringException", `No group with name {${name}}`);
  return text ?? "";
}

/** `$12` is group 12 where there are so many, else group 1 and the digit 2. */
function numberedGroup(match: Match, digits: string): string {
  let length = 1;
  if (Number(digits[0]) > match.groupCount) raise("System.StringException", `No group ${digits[0]}`);
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= match.groupCount) length++;
  return (match.group(Number(digits.slice(0, length))) ?? "") + digits.slice(length);
}
