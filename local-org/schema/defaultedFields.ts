import type { FieldSchema } from "./types.ts";

const BY_PLATFORM: ReadonlySet<string> = new Set([
  "OwnerId",
  "CreatedById",
  "CreatedDate",
  "LastModifiedById",
  "LastModifiedDate",
  "SystemModstamp"
]);

/** Whether a new record has a value in the field that nobody gave it, as describe calls tell. */
export function isDefaultedOnCreate({ name, type, defaultValue, autoNumber }: FieldSchema): boolean {
  return defaultValue !== null || type === "boolean" || type === "id" || autoNumber || BY_PLATFORM.has(name);
}
