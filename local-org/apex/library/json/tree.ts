import type { JsonToken } from "./tokens.ts";

/** Read JSON: each value with the token at which it begins. */
export type JsonTree =
  | { kind: "object"; token: JsonToken; members: [name: string, value: JsonTree][] }
  | { kind: "array"; token: JsonToken; items: JsonTree[] }
  | { kind: "scalar"; token: JsonToken };

/** Reads the value that begins at a token; `next` is the token behind it. */
export function readTree(tokens: readonly JsonToken[], from: number): { tree: JsonTree; next: number } {
  const token = tokens[from];
  if (token === undefined) throw new TypeError("no JSON value begins here");
  if (token.kind === "START_OBJECT") return readObject(tokens, from, token);
  if (token.kind === "START_ARRAY") return readArray(tokens, from, token);
  return { tree: { kind: "scalar", token }, next: from + 1 };
}

function readObject(tokens: readonly JsonToken[], from: number, token: JsonToken): { tree: JsonTree; next: number } {
  const members: [string, JsonTree][] = [];
  let at = from + 1;
  while (tokens[at]?.kind === "FIELD_NAME") {
    const { tree, next } = readTree(tokens, at + 1);
    members.push([tokens[at]?.text ?? "", tree]);
    at = next;
  }
  return { tree: { kind: "object", token, members }, next: at + 1 };
}

function readArray(tokens: readonly JsonToken[], from: number, token: JsonToken): { tree: JsonTree; next: number } {
  const items: JsonTree[] = [];
  let at = from + 1;
  while (tokens[at]?.kind !== "END_ARRAY") {
    const { tree, next } = readTree(tokens, at);
    items.push(tree);
    at = next;
  }
  return { tree: { kind: "array", token, items }, next: at + 1 };
}
