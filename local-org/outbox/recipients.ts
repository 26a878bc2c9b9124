import type { Store } from "../store/types.ts";

/**
 * Members of groups and queues, groups within groups, teams of accounts and opportunities; users by role, where a group stands for one.
 * https://developer.salesforce.com/docs/platform/api-action/guide/actions-obj-custom-notification.html
 */
const ACTIVE_USERS = `
  WITH RECURSIVE
  member(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT m."UserOrGroupId" FROM "GroupMember" m JOIN member ON m."GroupId" = member.id
    UNION SELECT t."UserId" FROM "AccountTeamMember" t JOIN member ON t."AccountId" = member.id WHERE NOT t."IsDeleted"
    UNION SELECT t."UserId" FROM "OpportunityTeamMember" t JOIN member ON t."OpportunityId" = member.id WHERE NOT t."IsDeleted"
  ),
  role(id, andBelow) AS (
    SELECT g."RelatedId", g."Type" <> 'Role' FROM "Group" g JOIN member ON g."Id" = member.id WHERE g."Type" LIKE 'Role%'
    UNION SELECT r."Id", TRUE FROM "UserRole" r JOIN role ON r."ParentRoleId" = role.id WHERE role.andBelow
  )
  SELECT u."Id" FROM "User" u WHERE u."IsActive" AND (
    u."Id" IN (SELECT id FROM member)
    OR u."UserRoleId" IN (SELECT id FROM role)
    OR (u."UserType" = 'Standard'
      AND EXISTS (SELECT 1 FROM "Group" g JOIN member ON g."Id" = member.id WHERE g."Type" = 'Organization'))
  )`;

/** The ids of the active users whom these ids stand for, each once. */
export function activeUsers(store: Store, recipients: readonly string[]): string[] {
  return store.all(ACTIVE_USERS, [JSON.stringify(recipients)]).map((row) => String(row["Id"]));
}
