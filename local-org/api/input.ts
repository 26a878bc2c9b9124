import { malformed } from "./errors.ts";

export type JsonObject = Record<string, unknown>;

/** The value as a JSON object. Throws JSON_PARSER_ERROR where it is something else. */
export function asObject(value: unknown, what = "The request body"): JsonObject {
  if (isObject(value)) return value;
  throw malformed(`${what} must be a JSON object`);
}

/** The value as an array. Throws JSON_PARSER_ERROR where it is something else. */
export function asArray(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw malformed(`${what} must be a JSON array`);
}

/** The value as text. Throws JSON_PARSER_ERROR where it is something else. */
export function asText(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  throw malformed(`${what} must be a string`);
}

/** The value as text, null where it is absent. */
export function optionalText(value: unknown, what: string): string | null {
  return value === undefined || value === null ? null : asText(value, what);
}

/** The value as a boolean, false where it is absent. `"true"` counts, as on the platform. */
export function asFlag(value: unknown): boolean {
  return value === true || value === "true";
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parts of a comma-separated parameter, without blanks. */
export function commaList(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
