import { createHash } from "node:crypto";

/** A tag that changes when the value does. */
export function eTagOf(value: unknown): string {
  return createHash("md5").update(JSON.stringify(value)).digest("hex");
}
