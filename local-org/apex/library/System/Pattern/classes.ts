import { NotSupportedError } from "../../../../errors.ts";

/** The members of the classes that a letter names, as JavaScript writes them within brackets. */
export const SHORTHANDS: Record<string, string> = {
  d: "0-9",
  D: "^0-9",
  s: " \\t\\n\\u000B\\f\\r",
  S: "^ \\t\\n\\u000B\\f\\r",
  w: "a-zA-Z0-9_",
  W: "^a-zA-Z0-9_",
  h: " \\t\\u00A0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000",
  H: "^ \\t\\u00A0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000",
  v: "\\n\\u000B\\f\\r\\u0085\\u2028\\u2029",
  V: "^\\n\\u000B\\f\\r\\u0085\\u2028\\u2029"
};

const PUNCTUATION = "!-\\/:-@\\[-`\\{-~";
const POSIX: Record<string, string> = {
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\u0000-\\u007F",
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Punct: PUNCTUATION,
  Graph: "!-~",
  Print: " -~",
  Blank: " \\t",
  Cntrl: "\\u0000-\\u001F\\u007F",
  XDigit: "0-9a-fA-F",
  Space: " \\t\\n\\u000B\\f\\r",
  IsAlphabetic: "\\p{Alphabetic}",
  IsLetter: "\\p{L}",
  IsDigit: "\\p{Nd}",
  IsUppercase: "\\p{Uppercase}",
  IsLowercase: "\\p{Lowercase}",
  IsPunctuation: "\\p{P}",
  IsWhite_Space: "\\p{White_Space}",
  javaLowerCase: "\\p{Lowercase}",
  javaUpperCase: "\\p{Uppercase}"
};

/** What `\p{name}` stands for, within brackets. Throws `NotSupportedError` for a name that JavaScript has not. */
export function propertyMembers(name: string): string {
  const known = POSIX[name];
  if (known !== undefined) return known;
  const plain = name.replace(/^Is/, "");
  for (const property of [plain, `Script=${plain}`]) {
    if (isProperty(property)) return `\\p{${property}}`;
  }
  throw new NotSupportedError(`\\p{${name}} in a regular expression`);
}

function isProperty(name: string): boolean {
  try {
    new RegExp(`\\p{${name}}`, "v");
    return true;
  } catch {
    return false;
  }
}
