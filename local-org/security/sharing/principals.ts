import { type Directory, includesSubordinates, reachable, usersBelow } from "./directory.ts";

/** As whom a user meets shared records. */
export interface Principals {
  userId: string;
  /** The user and everyone below in the role hierarchy: whose records are the user's too. */
  users: string[];
  /** The user and the groups and queues that he is in: with whom a record may be shared where the hierarchy does not count. */
  ownAndGroups: string[];
  /** These users and all groups and queues that one of them belongs to: with whom a record may be shared. */
  usersAndGroups: string[];
}

/** Works out as whom a user meets shared records, from roles and groups. */
export function principalsOf(directory: Directory, userId: string): Principals {
  const role = directory.roleOf.get(userId);
  const subordinates = role === undefined ? [] : usersBelow(directory, role);
  const own = groupsOf(directory, userId);
  const theirs = new Set(subordinates.flatMap((user) => [...groupsOf(directory, user)]));
  const throughThem = [...theirs].filter((group) => includesBosses(directory, group));
  const users = [userId, ...subordinates];
  return {
    userId,
    users,
    ownAndGroups: [userId, ...own],
    usersAndGroups: [...new Set([...users, ...own, ...throughThem])]
  };
}

/** The same user where the role hierarchy gives nothing. */
export function withoutSubordinates({ userId, ownAndGroups }: Principals): Principals {
  return { userId, users: [userId], ownAndGroups, usersAndGroups: ownAndGroups };
}

/** The groups that the user is in: as a member, through another group, by role, or as everyone is. */
function groupsOf(directory: Directory, userId: string): Set<string> {
  const byRule = [...groupsOfRole(directory, userId), ...directory.groupsOfEveryone];
  return new Set([...byRule, ...reachable([userId, ...byRule], directory.groupsOf)]);
}

/** The groups of the user's role, and those of the roles above that take in who is below. */
function groupsOfRole(directory: Directory, userId: string): string[] {
  const groups: string[] = [];
  const own = directory.roleOf.get(userId);
  const seen = new Set<string>();
  for (let role = own; role !== undefined && !seen.has(role); role = directory.roleAbove.get(role)) {
    seen.add(role);
    for (const group of directory.groupsOfRole.get(role) ?? [])
      if (includesSubordinates(group) || (role === own && group["Type"] === "Role")) groups.push(String(group["Id"]));
  }
  return groups;
}

/** Queues and role groups always grant access up the hierarchy, public groups where they say so. */
function includesBosses(directory: Directory, groupId: string): boolean {
  const group = directory.groups.get(groupId);
  return group?.["Type"] !== "Regular" || group["DoesIncludeBosses"] === true;
}
