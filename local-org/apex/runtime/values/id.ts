import { raise } from "./raise.ts";

const SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * The 18-character form of an id; null where the text is none.
 * https://help.salesforce.com/s/articleView?id=000383751
 */
export function longId(text: string): string | null {
  if (!/^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(text)) return null;
  return text.length === 18 ? text : text + suffixOf(text);
}

/** A String where an Id is wanted. Throws `System.StringException: Invalid id: x`. */
export function toId(text: string): string {
  return longId(text) ?? raise("System.StringException", `Invalid id: ${text}`);
}

function suffixOf(text: string): string {
  return [0, 5, 10].map((from) => SUFFIX[upperCaseBits(text.slice(from, from + 5))]).join("");
}

function upperCaseBits(part: string): number {
  return [...part].reduce((bits, letter, at) => (letter >= "A" && letter <= "Z" ? bits | (1 << at) : bits), 0);
}
