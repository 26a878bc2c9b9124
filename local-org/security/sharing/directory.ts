import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";

/** Users, roles and groups as sharing needs them: read once, looked up often. */
export interface Directory {
  /** The role of each user who has one. */
  roleOf: ReadonlyMap<string, string>;
  userIds: readonly string[];
  /** Users by role. */
  usersIn: ReadonlyMap<string, string[]>;
  /** Roles by parent role, and the parent of each. */
  rolesBelow: ReadonlyMap<string, string[]>;
  roleAbove: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, RecordValues>;
  /** Groups in which everyone is. */
  groupsOfEveryone: readonly string[];
  /** Groups that stand for a role, by role. */
  groupsOfRole: ReadonlyMap<string, RecordValues[]>;
  /** Groups by member, a user or a group, and members by group. */
  groupsOf: ReadonlyMap<string, string[]>;
  membersOf: ReadonlyMap<string, string[]>;
}

/** Reads the directory of an org. */
export function readDirectory(schema: Schema, store: Store): Directory {
  const all = (object: string): RecordValues[] => {
    const ids = store.all(`SELECT "Id" FROM "${object}"`, []).map((row) => String(row["Id"]));
    return [...store.read(schema.requireObject(object), ids).values()];
  };
  const users = all("User");
  const roles = all("UserRole");
  const groups = all("Group");
  const members = all("GroupMember");
  return {
    userIds: users.map((user) => String(user["Id"])),
    roleOf: pairs(users, "Id", "UserRoleId"),
    usersIn: collect(users, "UserRoleId", "Id"),
    rolesBelow: collect(roles, "ParentRoleId", "Id"),
    roleAbove: pairs(roles, "Id", "ParentRoleId"),
    groups: new Map(groups.map((group) => [String(group["Id"]), group])),
    groupsOfEveryone: groups.filter(({ Type }) => Type === "Organization").map((group) => String(group["Id"])),
    groupsOfRole: Map.groupBy(groups, (group) => String(group["RelatedId"])),
    groupsOf: collect(members, "UserOrGroupId", "GroupId"),
    membersOf: collect(members, "GroupId", "UserOrGroupId")
  };
}

/** What can be reached from the starts by one step or more. */
export function reachable(starts: Iterable<string>, steps: ReadonlyMap<string, string[]>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...starts].flatMap((start) => steps.get(start) ?? []);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(steps.get(next) ?? []));
  }
  return seen;
}

/** The users whose roles are below this one. */
export function usersBelow(directory: Directory, role: string): string[] {
  return [...reachable([role], directory.rolesBelow)].flatMap((below) => directory.usersIn.get(below) ?? []);
}

const WITH_SUBORDINATES: ReadonlySet<unknown> = new Set(["RoleAndSubordinates", "RoleAndSubordinatesInternal"]);

/** Does the group hold a role together with those below it? */
export function includesSubordinates(group: RecordValues): boolean {
  return WITH_SUBORDINATES.has(group["Type"]);
}

/** The users in a group: members, those of the groups in it, of its role, or everyone. */
export function usersOf(directory: Directory, groupId: string): Set<string> {
  const members = [groupId, ...reachable([groupId], directory.membersOf)];
  return new Set(
    members.flatMap((id) => {
      const group = directory.groups.get(id);
      return group === undefined ? [id] : usersByRule(directory, group);
    })
  );
}

/** The users who are in a group without being its members. */
function usersByRule(directory: Directory, group: RecordValues): readonly string[] {
  if (group["Type"] === "Organization") return directory.userIds;
  const role = group["RelatedId"];
  if (typeof role !== "string") return [];
  const inRole = directory.usersIn.get(role) ?? [];
  return includesSubordinates(group) ? [...inRole, ...usersBelow(directory, role)] : inRole;
}

function collect(records: readonly RecordValues[], key: string, value: string): Map<string, string[]> {
  const collected = new Map<string, string[]>();
  for (const record of records) {
    const name = record[key];
    if (typeof name !== "string") continue;
    const values = collected.get(name);
    if (values === undefined) collected.set(name, [String(record[value])]);
    else values.push(String(record[value]));
  }
  return collected;
}

function pairs(records: readonly RecordValues[], key: string, value: string): Map<string, string> {
  return new Map(
    records.flatMap((record) => (typeof record[value] === "string" ? [[String(record[key]), record[value]]] : []))
  );
}
