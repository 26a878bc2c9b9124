import { asText } from "../values.ts";
import { plain, type FormulaFunction, type FunctionTable } from "./definition.ts";

const HTML: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const forHtml = (text: string): string => text.replace(/[&<>"']/gu, (character) => HTML[character] ?? character);

/** Backslashes before what would end a JavaScript text. */
const forScript = (text: string): string =>
  text
    .replace(/[\\'"]/gu, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("<", "\\u003C")
    .replaceAll(">", "\\u003E");

/** As forms send it: a blank is a plus sign. */
const forUrl = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

const encoding = (encode: (text: string) => string): FormulaFunction =>
  plain(["text"], "text", ([text]) => encode(asText(text)));

/** Functions that make text safe for where it goes. */
export const ENCODING: FunctionTable = {
  HTMLENCODE: encoding(forHtml),
  JSENCODE: encoding(forScript),
  JSINHTMLENCODE: encoding((text) => forScript(forHtml(text))),
  URLENCODE: encoding(forUrl)
};
