import type { LibraryFunction } from "../../library.ts";
import { required } from "../../required.ts";
import { HTML3_ENTITIES, HTML4_ENTITIES } from "./entities.ts";

const BASIC: [string, string][] = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"]
];
const XML: [string, string][] = [...BASIC, ["'", "&apos;"]];
const CONTROLS: Record<string, string> = { "\b": "\\b", "\n": "\\n", "\t": "\\t", "\f": "\\f", "\r": "\\r" };
const CONTROL_OF = Object.fromEntries(Object.entries(CONTROLS).map(([control, letter]) => [letter.slice(1), control]));

/** Escaping for the languages that a String may be put into, and back. */
export const escapeMethods: Record<string, LibraryFunction> = {
  escapeCsv: (self: string) => (/[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self),
  escapeEcmaScript: (self: string) => escapeJava(self).replace(/['/]/g, "\\$&"),
  escapeHtml3: (self: string) => encode(self, [...BASIC, ...HTML3_ENTITIES]),
  escapeHtml4: (self: string) => encode(self, [...BASIC, ...HTML3_ENTITIES, ...HTML4_ENTITIES]),
  escapeJava: (self: string) => escapeJava(self),
  escapeUnicode: (self: string) => self.replace(/[^\u0000-\u007f]/g, unicode),
  escapeXml: (self: string) => encode(self, XML),
  unescapeCsv: (self: string) => (/^".*[",\r\n].*"$/s.test(self) ? self.slice(1, -1).replaceAll('""', '"') : self),
  unescapeEcmaScript: (self: string) => unescapeJava(self),
  unescapeHtml3: (self: string) => decode(self, [...BASIC, ...HTML3_ENTITIES]),
  unescapeHtml4: (self: string) => decode(self, [...BASIC, ...HTML3_ENTITIES, ...HTML4_ENTITIES]),
  unescapeJava: (self: string) => unescapeJava(self),
  unescapeUnicode: (self: string) => self.replace(/\\u+([0-9a-fA-F]{4})/g, (_, hex: string) => unit(hex, 16)),
  unescapeXml: (self: string) => decode(self, XML)
};

export const escapeStatics: Record<string, LibraryFunction> = required({
  escapeSingleQuotes: (text: string) => text.replace(/(?<!\\)'/g, "\\'")
});

function escapeJava(text: string): string {
  return text.replace(/["\\\u0000-\u001f\u007f-\uffff]/g, (letter) => {
    if (letter === '"' || letter === "\\") return `\\${letter}`;
    return CONTROLS[letter] ?? (letter === "\u007f" ? letter : unicode(letter));
  });
}

function unescapeJava(text: string): string {
  return text.replace(/\\(u+[0-9a-fA-F]{4}|[0-7]{1,3}|.)/gs, (_, code: string) => {
    if (/^u+[0-9a-fA-F]{4}$/.test(code)) return unit(code.slice(-4), 16);
    return /^[0-7]/.test(code) ? unit(code, 8) : (CONTROL_OF[code] ?? code);
  });
}

function unicode(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function unit(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix));
}

function encode(text: string, entities: readonly [string, string][]): string {
  const table = new Map(entities);
  return text.replace(/[&<>"'\u00a0-\uffff]/g, (letter) => table.get(letter) ?? letter);
}

function decode(text: string, entities: readonly [string, string][]): string {
  const table = new Map(entities.map(([letter, entity]) => [entity, letter]));
  return text.replace(/&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|\w+);/g, (entity, hex?: string, digits?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return digits === undefined ? (table.get(entity) ?? entity) : String.fromCodePoint(Number(digits));
  });
}
