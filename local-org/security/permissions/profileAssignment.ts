import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";

/**
 * Assigns to each of the users the permission set that stands for his profile, and takes away that of another.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
 */
export function assignProfileSets(schema: Schema, store: Store, userIds: readonly string[]): void {
  const assignment = schema.requireObject("PermissionSetAssignment");
  const own = `SELECT p."Id" FROM "PermissionSet" p WHERE p.IsOwnedByProfile = 1 AND p.ProfileId = u.ProfileId`;
  const users = store.all(
    `SELECT u."Id" AS user, (${own}) AS wanted FROM "User" u WHERE u."Id" IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(userIds)]
  );
  const assigned = store.all(
    `SELECT a."Id" AS id, a.AssigneeId AS user, a.PermissionSetId AS held FROM "PermissionSetAssignment" a
     JOIN "PermissionSet" p ON p."Id" = a.PermissionSetId
     WHERE p.IsOwnedByProfile = 1 AND a.AssigneeId IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(userIds)]
  );
  const wanted = new Map(users.map((row) => [row["user"], row["wanted"] ?? null]));
  for (const { id, user = null, held } of assigned) {
    if (wanted.get(user) === held) wanted.delete(user);
    else store.purge(assignment, String(id));
  }
  for (const [AssigneeId = null, PermissionSetId] of wanted) {
    if (PermissionSetId === null) continue;
    store.insert(assignment, { Id: store.nextId(assignment), AssigneeId, PermissionSetId, IsActive: true });
  }
}
