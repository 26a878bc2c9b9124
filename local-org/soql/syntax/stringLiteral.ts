const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/**
 * The lexer refuses SOQL's own escapes `\%` and `\_`. Until the text is parsed a character of the private use area stands for
 * their backslash, so that places in the text stay the same.
 */
const LIKE_ESCAPE = "\uE000";

/** The text with `\%` and `\_` inside of string literals made readable for the lexer. */
export function protectLikeEscapes(text: string): string {
  return text.replace(/\\([\\%_]|.)/gsu, (escape, character: string) =>
    character === "%" || character === "_" ? LIKE_ESCAPE + character : escape
  );
}

/** The value of a quoted literal. `\%` and `\_` keep their backslash, which LIKE reads. */
export function unquote(token: string): string {
  const body = token.startsWith("'''") ? token.slice(3, -3).replace(/^\r?\n/u, "") : token.slice(1, -1);
  return unescape(body);
}

/** Resolves the escape sequences of a literal's body. */
export function unescape(body: string): string {
  return body
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/gsu, (_, hex: string | undefined, character: string) =>
      hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16))
    )
    .replaceAll(LIKE_ESCAPE, "\\");
}
