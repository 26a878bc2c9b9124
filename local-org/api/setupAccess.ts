import type { LocalOrg } from "../org.ts";
import type { UserContext } from "../security/types.ts";

const PERMISSIONS = ["ViewSetup", "AuthorApex", "CustomizeApplication", "ModifyMetadata"];

/** Whether the user may look into the set-up: sources, logs, test runs. */
export function seesSetup(org: LocalOrg, user: UserContext): boolean {
  return PERMISSIONS.some((name) => org.security.userPermission(user, name));
}
