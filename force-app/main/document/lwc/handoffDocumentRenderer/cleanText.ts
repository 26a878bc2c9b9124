const LINE_BREAK = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Control characters, half surrogate pairs, and invisible characters that no language needs. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u00AD\u200B\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/gu;
/** They turn the order of what follows, so that a line reads other than it is. */
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;
const LEADING_INVISIBLE = /^[\s\p{Cf}]+/u;
const BULLET = /^[-*+]\s+(?!\d)/;
/** A spreadsheet calculates a cell that begins so; full-width forms count in East Asian settings. */
const FORMULA_START = /^[=+\-@＝＋－＠]/;
/** A signed number with words behind it calls nothing and refers to nothing. */
const SIGNED_NUMBER = /^[+-]\s*\d[\s\d.,%/\p{L}-]*$/u;

/**
 * Text from a record as a document may hold it: visible characters and line breaks only, nothing that changes the reading order,
 * no line that a spreadsheet would take for a formula. Runs of empty lines become one.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") {
    return "";
  }
  return String(value)
    .replace(LINE_BREAK, "\n")
    .split("\n")
    .map(cleanLine)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** The same on one line. */
export function cleanTextInLine(value: unknown): string {
  return cleanText(value).replace(/\n+/g, " ");
}

/** The address in its encoded form if it can be linked to without danger: absolute and of the web. */
export function safeUrl(value: unknown): string | undefined {
  const { protocol, href } = parseUrl(value) ?? {};
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}

function parseUrl(value: unknown): URL | undefined {
  try {
    return new URL(String(value));
  } catch {
    return undefined;
  }
}

function cleanLine(line: string): string {
  const visible = line
    .replace(/\t/g, " ")
    .replace(UNPRINTABLE, "")
    .replace(BIDI_OVERRIDES, "")
    .replace(LEADING_INVISIBLE, "")
    .trimEnd()
    .replace(BULLET, "• ");
  return FORMULA_START.test(visible) && !SIGNED_NUMBER.test(visible) ? `'${visible}` : visible;
}
