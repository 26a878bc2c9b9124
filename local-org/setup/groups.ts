import { child, flag, nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes public groups, queues and what queues may own, and the groups that stand for a role in sharing. */
export function syncGroups(records: SetupRecords, project: Project): void {
  syncRoleGroups(records);
  for (const { fullName, body } of project.ofType("Group")) {
    const values = { Name: text(body, "name") ?? fullName, DoesIncludeBosses: flag(body, "doesIncludeBosses") };
    records.put("Group", { DeveloperName: fullName, Type: "Regular" }, values);
  }
  for (const { fullName, body } of project.ofType("Queue")) {
    const QueueId = records.put(
      "Group",
      { DeveloperName: fullName, Type: "Queue" },
      { Name: text(body, "name") ?? fullName, Email: text(body, "email") }
    );
    for (const owned of nodes(body, "queueSobject"))
      records.put("QueueSobject", { QueueId, SobjectType: text(owned, "sobjectType") });
    syncQueueMembers(records, QueueId, child(body, "queueMembers") ?? {});
  }
}

/** Everybody, each role, and each role with those below it: with whom records are shared without naming users. */
function syncRoleGroups(records: SetupRecords): void {
  records.put("Group", { DeveloperName: "AllInternalUsers", Type: "Organization" }, { Name: "All Internal Users" });
  for (const role of records.all("UserRole")) {
    for (const Type of ["Role", "RoleAndSubordinates"])
      records.put("Group", { RelatedId: role["Id"] ?? null, Type }, { DeveloperName: role["DeveloperName"] ?? null });
  }
}

function syncQueueMembers(records: SetupRecords, GroupId: string, members: MetadataNode): void {
  const users = texts(child(members, "users") ?? {}, "user").map((name) => records.idOf("User", { Username: name }));
  const groups = texts(child(members, "publicGroups") ?? {}, "publicGroup").map((name) =>
    records.idOf("Group", { DeveloperName: name, Type: "Regular" })
  );
  const roles = texts(child(members, "roles") ?? {}, "role").map((name) =>
    records.idOf("Group", { DeveloperName: name, Type: "Role" })
  );
  for (const UserOrGroupId of [...users, ...groups, ...roles])
    if (UserOrGroupId !== null) records.put("GroupMember", { GroupId, UserOrGroupId });
}
