import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SourceError } from "../errors.ts";

export interface RoleConfig {
  name: string;
  parent?: string;
}

export interface UserConfig {
  username: string;
  firstName?: string;
  lastName: string;
  title?: string;
  email?: string;
  profile?: string;
  role?: string;
  permissionSets?: string[];
}

/** Who is in a public group or queue, named by its developer name; a group that the project has not is made. */
export interface GroupConfig {
  name: string;
  users?: string[];
  groups?: string[];
  roles?: string[];
  rolesAndSubordinates?: string[];
}

/** Records to import (a plan of `sf data import tree`) or an anonymous block to run, as a user. */
export type SampleStep = { as?: string } & ({ import: string } | { apex: string });

/** `config/local-org.json` of a project: the org in which it runs on this machine. */
export interface OrgConfig {
  organization: { name: string; timeZone: string; currency: string; language: string };
  roles: RoleConfig[];
  users: UserConfig[];
  groups: GroupConfig[];
  /** Custom objects for which "Grant Access Using Hierarchies" is off. */
  sharing: { withoutHierarchy: string[] };
  password: string;
  sampleData: SampleStep[];
}

export const CONFIG_FILE = "config/local-org.json";

const ADMIN: UserConfig = {
  username: "admin@example.com",
  firstName: "Admin",
  lastName: "User",
  profile: "System Administrator"
};

/** Reads the project's config; a project without one has an administrator. Throws a `SourceError` for a broken file. */
export function readConfig(projectDir: string): OrgConfig {
  const given = readFile(join(projectDir, CONFIG_FILE));
  const users = given.users ?? [];
  for (const user of users)
    if (typeof user.username !== "string" || typeof user.lastName !== "string")
      throw broken("each user needs a username and a lastName");
  return {
    organization: {
      name: "Local Org",
      timeZone: "America/Los_Angeles",
      currency: "USD",
      language: "en_US",
      ...given.organization
    },
    roles: given.roles ?? [],
    users: users.length === 0 ? [ADMIN] : users,
    groups: given.groups ?? [],
    sharing: { withoutHierarchy: given.sharing?.withoutHierarchy ?? [] },
    password: given.password ?? "local",
    sampleData: given.sampleData ?? []
  };
}

function readFile(path: string): Partial<OrgConfig> {
  if (!existsSync(path)) return {};
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text) as Partial<OrgConfig>;
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error), text);
  }
}

function broken(message: string, text = ""): SourceError {
  const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
  const before = text.slice(0, offset).split("\n");
  return new SourceError(CONFIG_FILE, before.length, (before.at(-1)?.length ?? 0) + 1, message);
}
