import { SourceError } from "../errors.ts";
import { child, flag, nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import { CONFIG_FILE, type GroupConfig, type OrgConfig } from "./config.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Who is in a group or queue: usernames, and developer names of groups and roles. */
type Members = Omit<GroupConfig, "name">;

/** Writes public groups, queues and what queues may own, the groups that stand for a role in sharing, and who is in them. */
export function syncGroups(records: SetupRecords, project: Project, config: OrgConfig): void {
  syncRoleGroups(records);
  for (const { fullName, body } of project.ofType("Group")) syncPublicGroup(records, fullName, body);
  for (const { fullName, body } of project.ofType("Queue")) syncQueue(records, fullName, body);
  // All groups first: one may be in another.
  for (const group of config.groups) configuredGroup(records, group);
  for (const group of config.groups) addMembers(records, configuredGroup(records, group), group, refuseMissing);
}

/** Everybody, each role, and each role with those below it: with whom records are shared without naming users. */
function syncRoleGroups(records: SetupRecords): void {
  records.put("Group", { DeveloperName: "AllInternalUsers", Type: "Organization" }, { Name: "All Internal Users" });
  for (const role of records.all("UserRole")) {
    for (const Type of ["Role", "RoleAndSubordinates", "RoleAndSubordinatesInternal"])
      records.put("Group", { RelatedId: role["Id"] ?? null, Type }, { DeveloperName: role["DeveloperName"] ?? null });
  }
}

function syncPublicGroup(records: SetupRecords, DeveloperName: string, body: MetadataNode): void {
  const values = {
    Name: text(body, "name") ?? DeveloperName,
    DoesIncludeBosses: flag(body, "doesIncludeBosses")
  };
  records.put("Group", { DeveloperName, Type: "Regular" }, values);
}

function syncQueue(records: SetupRecords, DeveloperName: string, body: MetadataNode): void {
  const values = {
    Name: text(body, "name") ?? DeveloperName,
    Email: text(body, "email"),
    DoesSendEmailToMembers: flag(body, "doesSendEmailToMembers")
  };
  const QueueId = records.put("Group", { DeveloperName, Type: "Queue" }, values);
  for (const owned of nodes(body, "queueSobject"))
    records.put("QueueSobject", { QueueId, SobjectType: text(owned, "sobjectType") });
  addMembers(records, QueueId, queueMembers(child(body, "queueMembers") ?? {}), ignoreMissing);
}

function queueMembers(members: MetadataNode): Members {
  const named = (list: string, element: string): string[] => texts(child(members, list) ?? {}, element);
  return {
    users: named("users", "user"),
    groups: named("publicGroups", "publicGroup"),
    roles: named("roles", "role"),
    rolesAndSubordinates: [
      ...named("roleAndSubordinates", "roleAndSubordinate"),
      ...named("roleAndSubordinatesInternal", "roleAndSubordinateInternal")
    ]
  };
}

/** A project's queue may name users of the org from which it was retrieved. */
function ignoreMissing(): void {}

/** The project's group or queue of this name, or a public group that only the config knows. */
function configuredGroup(records: SetupRecords, { name }: GroupConfig): string {
  const known = (Type: string): string | null => records.idOf("Group", { DeveloperName: name, Type });
  const values = { Name: name, DoesIncludeBosses: true };
  return known("Queue") ?? known("Regular") ?? records.put("Group", { DeveloperName: name, Type: "Regular" }, values);
}

/** Adds those members that the org has; tells of each of the others. */
function addMembers(
  records: SetupRecords,
  GroupId: string,
  { users = [], groups = [], roles = [], rolesAndSubordinates = [] }: Members,
  tellMissing: (what: string, name: string) => void
): void {
  const add = (what: string, names: string[], idOf: (name: string) => string | null): void => {
    for (const name of names) {
      const UserOrGroupId = idOf(name);
      if (UserOrGroupId === null) tellMissing(what, name);
      else records.put("GroupMember", { GroupId, UserOrGroupId });
    }
  };
  const group = (Type: string) => (DeveloperName: string) => records.idOf("Group", { DeveloperName, Type });
  add("user", users, (Username) => records.idOf("User", { Username }));
  add("public group", groups, group("Regular"));
  add("role", roles, group("Role"));
  add("role", rolesAndSubordinates, group("RoleAndSubordinates"));
}

function refuseMissing(what: string, name: string): never {
  throw new SourceError(CONFIG_FILE, 1, 1, `there is no ${what} ${name}`);
}
