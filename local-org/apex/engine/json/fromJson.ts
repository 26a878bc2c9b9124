import { readTree } from "../../library/json/tree.ts";
import { tokenize } from "../../library/json/tokens.ts";
import { typed } from "../../library/json/typed.ts";
import type { ApexValue } from "../../runtime/values/index.ts";
import type { Json } from "../../types.ts";

/** A value that a client sent, as the Apex type that a parameter has. */
export function fromJson(json: Json, type: string): ApexValue {
  const text = JSON.stringify(withoutMarkers(json));
  return typed(readTree(tokenize(text), 0).tree, type, { text, strict: false });
}

/** Lightning marks records with `sobjectType`, which is no field. */
function withoutMarkers(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutMarkers);
  if (typeof json !== "object" || json === null) return json;
  const { sobjectType, ...rest } = json;
  const members = Object.entries(rest).map(([key, value]) => [key, withoutMarkers(value)]);
  const marked = typeof sobjectType === "string" && rest["attributes"] === undefined;
  return {
    ...(marked ? { attributes: { type: sobjectType } } : {}),
    ...(Object.fromEntries(members) as Record<string, Json>)
  };
}
