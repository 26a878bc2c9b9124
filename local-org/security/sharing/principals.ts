import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";

/** As whom a user meets shared records. */
export interface Principals {
  /** The user and everyone below in the role hierarchy: whose records are the user's too. */
  users: string[];
  /** These users and all groups and queues that one of them belongs to: with whom a record may be shared. */
  usersAndGroups: string[];
}

interface Directory {
  users: RecordValues[];
  /** Roles by parent role. */
  rolesBelow: Map<string, string[]>;
  groups: RecordValues[];
  /** Groups by member, a user or a group. */
  groupsOf: Map<string, string[]>;
}

/** Works out the principals of users from their roles and groups. */
export function createPrincipals(schema: Schema, store: Store): (userId: string) => Principals {
  let directory: Directory | null = null;
  return (userId) => principalsOf((directory ??= readDirectory(schema, store)), userId);
}

function principalsOf(directory: Directory, userId: string): Principals {
  const subordinates = usersBelow(directory, userId);
  const own = groupsOf(directory, userId);
  const theirs = subordinates.flatMap((user) =>
    [...groupsOf(directory, user)].filter((group) => includesBosses(directory, group))
  );
  return {
    users: [userId, ...subordinates],
    usersAndGroups: [...new Set([userId, ...subordinates, ...own, ...theirs])]
  };
}

function readDirectory(schema: Schema, store: Store): Directory {
  const all = (object: string): RecordValues[] => {
    const ids = store.all(`SELECT "Id" FROM "${object}"`, []).map((row) => String(row["Id"]));
    return [...store.read(schema.requireObject(object), ids).values()];
  };
  return {
    users: all("User"),
    rolesBelow: collect(all("UserRole"), "ParentRoleId", "Id"),
    groups: all("Group"),
    groupsOf: collect(all("GroupMember"), "UserOrGroupId", "GroupId")
  };
}

function collect(records: readonly RecordValues[], key: string, value: string): Map<string, string[]> {
  const collected = new Map<string, string[]>();
  for (const record of records) {
    const name = record[key];
    if (typeof name === "string") collected.set(name, [...(collected.get(name) ?? []), String(record[value])]);
  }
  return collected;
}

function roleOf(directory: Directory, userId: string): string | null {
  const role = directory.users.find((user) => user["Id"] === userId)?.["UserRoleId"];
  return typeof role === "string" ? role : null;
}

function usersBelow(directory: Directory, userId: string): string[] {
  const role = roleOf(directory, userId);
  if (role === null) return [];
  const below = new Set(reachable(role, directory.rolesBelow));
  return directory.users.filter((user) => below.has(String(user["UserRoleId"]))).map((user) => String(user["Id"]));
}

/** What can be reached from the start by one step or more. */
function reachable(start: string, steps: ReadonlyMap<string, string[]>): string[] {
  const seen = new Set<string>();
  const waiting = [...(steps.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(steps.get(next) ?? []));
  }
  return [...seen];
}

/** The groups that the user is in: as a member, through another group, by role, or as everyone is. */
function groupsOf(directory: Directory, userId: string): Set<string> {
  const role = roleOf(directory, userId);
  const direct = directory.groups
    .filter((group) => belongsByRole(directory, group, role))
    .map((group) => String(group["Id"]));
  const found = new Set([...direct, ...reachable(userId, directory.groupsOf)]);
  for (const group of direct) for (const outer of reachable(group, directory.groupsOf)) found.add(outer);
  return found;
}

function belongsByRole(directory: Directory, group: RecordValues, role: string | null): boolean {
  const type = group["Type"];
  if (type === "Organization") return true;
  const related = group["RelatedId"];
  if (role === null || typeof related !== "string") return false;
  if (type === "Role") return related === role;
  if (type !== "RoleAndSubordinates" && type !== "RoleAndSubordinatesInternal") return false;
  return related === role || reachable(related, directory.rolesBelow).includes(role);
}

/** Queues and role groups always grant access up the hierarchy, public groups where they say so. */
function includesBosses(directory: Directory, groupId: string): boolean {
  const group = directory.groups.find((each) => each["Id"] === groupId);
  return group?.["Type"] !== "Regular" || group["DoesIncludeBosses"] === true;
}
