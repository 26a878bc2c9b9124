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
  "GroupMember"
]);

/** Objects that say who is in a group, and so whose records sharing rules share. */
const MEMBERSHIP: ReadonlySet<string> = new Set(["User", "UserRole", "Group", "GroupMember"]);

/** Security forgets what it knew when users, permissions or groups have changed; rules that go by owner share anew. */
export const refreshSecurity: Step = ({ dependencies, object, transaction }) => {
  if (!SECURITY_OBJECTS.has(object.name)) return;
  dependencies.security.invalidate();
  if (MEMBERSHIP.has(object.name)) dependencies.security.recalculateSharing(transaction.user.userId);
};
