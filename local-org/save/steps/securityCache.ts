import type { Step } from "../statement.ts";

/** Objects from which security works out who may do what. */
const SECURITY_OBJECTS: ReadonlySet<string> = new Set([
  "User",
  "UserRole",
  "Profile",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "ObjectPermissions",
  "FieldPermissions",
  "SetupEntityAccess",
  "Group",
  "GroupMember",
  "OpportunityTeamMember",
  "AccountTeamMember"
]);

/** Security forgets what it knew when users, permissions, groups, teams or shares have changed. */
export const refreshSecurity: Step = ({ dependencies, object }) => {
  if (SECURITY_OBJECTS.has(object.name) || object.kind === "share") dependencies.security.invalidate();
};
