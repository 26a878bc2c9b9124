const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "'": "'", '"': '"', "\\": "\\" };

/** The value of a string literal: quotes removed, escapes replaced. Text without quotes stays as it is. */
export function unquote(literal: string): string {
  if (literal.startsWith("'''")) return unescapeText(literal.slice(3, -3).replace(/^\r?\n/, ""));
  if (!literal.startsWith("'")) return literal;
  return unescapeText(literal.slice(1, -1));
}

function unescapeText(text: string): string {
  return text.replace(/\\(u([0-9a-fA-F]{4})|.)/gs, (_whole, escaped: string, code: string | undefined) =>
    code === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16))
  );
}
