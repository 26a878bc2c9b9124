import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import { requiredPaths } from "./fieldPaths.ts";

/** ORDER BY for the UI API's `sortBy`, where `-` in front means descending. Throws INVALID_FIELD for what the user cannot read. */
export function orderBy(org: LocalOrg, user: UserContext, object: SObjectSchema, sortBy: readonly string[]): string {
  if (sortBy.length === 0) return "";
  const terms = sortBy.map((term) => {
    const descending = term.startsWith("-");
    const path = requiredPaths(org, user, object, [descending ? term.slice(1) : term]).at(-1);
    return `${path}${descending ? " DESC NULLS LAST" : ""}`;
  });
  return `ORDER BY ${terms.join(", ")}`;
}
