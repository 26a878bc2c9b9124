import { raise } from "../../../runtime/values/index.ts";

/** The parts of a text between matches, as Java's `Pattern.split`: limit 0 drops empty parts at the end. */
export function splitByPattern(pattern: RegExp, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of matches(pattern, text)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const empty = match[0] === "";
    if (empty && (match.index === 0 || match.index >= text.length)) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === "") parts.pop();
  return parts;
}

/** Replaces matches; in the replacement `$1` and `${name}` stand for groups and `\` takes the next letter as it is. */
export function replaceByPattern(pattern: RegExp, text: string, replacement: string, which: "all" | "first"): string {
  let result = "";
  let from = 0;
  for (const match of matches(pattern, text)) {
    result += text.slice(from, match.index) + filled(replacement, match);
    from = match.index + match[0].length;
    if (which === "first") break;
  }
  return result + text.slice(from);
}

function matches(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  pattern.lastIndex = 0;
  return text.matchAll(pattern);
}

function filled(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\\([\s\S])|\$(\d+)|\$\{(\w+)\}|\\$|\$/g, (written, literal, digits, name) => {
    if (typeof literal === "string") return literal;
    if (typeof digits === "string") return numberedGroup(match, digits);
    if (typeof name === "string") return match.groups?.[name] ?? "";
    return raise(
      "System.StringException",
      written === "$" ? "Illegal group reference" : "character to be escaped is missing"
    );
  });
}

/** `$12` is group 12 where there are so many, else group 1 and the digit 2. */
function numberedGroup(match: RegExpExecArray, digits: string): string {
  let length = 1;
  if (Number(digits[0]) >= match.length) raise("System.StringException", `No group ${digits[0]}`);
  while (length < digits.length && Number(digits.slice(0, length + 1)) < match.length) length++;
  return (match[Number(digits.slice(0, length))] ?? "") + digits.slice(length);
}
