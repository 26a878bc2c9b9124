import { NotSupportedError } from "../../errors.ts";
import { texts } from "../../metadata/readers.ts";
import type { Project } from "../../metadata/types.ts";
import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";
import type { UserContext } from "../types.ts";
import { builtInGrants, profileFileName } from "./builtInProfiles.ts";
import { type Grants, mergeGrants, noGrants } from "./grants.ts";
import { metadataGrants } from "./metadataGrants.ts";
import { recordGrants, systemPermissions } from "./recordGrants.ts";

/** Where permissions are found: definitions in the project, assignments and what Apex adds in the store. */
export interface PermissionSources {
  project: Project;
  schema: Schema;
  store: Store;
}

/** All that the user's profile, permission sets and permission set groups grant. Throws `NotSupportedError` for muting. */
export function assignedGrants(sources: PermissionSources, user: UserContext): Grants {
  const sets = assignedSets(sources, user.userId);
  const fromFiles = sets.map((set) => permissionSetFile(sources.project, String(set["Name"])));
  const fromRecords = recordGrants(
    sources.schema,
    sources.store,
    sets.map((set) => String(set["Id"]))
  );
  return mergeGrants([...profileGrants(sources, user), ...fromFiles, ...sets.map(switchedOn), fromRecords]);
}

function switchedOn(record: RecordValues): Grants {
  return { ...noGrants(), userPermissions: systemPermissions(record) };
}

function permissionSetFile(project: Project, name: string): Grants {
  const component = project.find("PermissionSet", name);
  return component === undefined ? noGrants() : metadataGrants(component);
}

function profileGrants({ project, schema, store }: PermissionSources, user: UserContext): Grants[] {
  const file = project.find("Profile", profileFileName(user.profileName)) ?? project.find("Profile", user.profileName);
  const record = store.read(schema.requireObject("Profile"), [user.profileId]).get(user.profileId);
  return [
    builtInGrants(user.profileName),
    file === undefined ? noGrants() : metadataGrants(file),
    record === undefined ? noGrants() : switchedOn(record)
  ];
}

/** The records of the permission sets that the user has, alone or through a group. */
function assignedSets({ project, schema, store }: PermissionSources, userId: string): RecordValues[] {
  const assignments = store.readWhere(schema.requireObject("PermissionSetAssignment"), "AssigneeId", [userId]);
  const groups = idsOf(assignments, "PermissionSetGroupId");
  refuseMuting(project, [...store.read(schema.requireObject("PermissionSetGroup"), groups).values()]);
  const members = store.readWhere(schema.requireObject("PermissionSetGroupComponent"), "PermissionSetGroupId", groups);
  const ids = new Set([...idsOf(assignments, "PermissionSetId"), ...idsOf(members, "PermissionSetId")]);
  return [...store.read(schema.requireObject("PermissionSet"), [...ids]).values()];
}

function idsOf(records: readonly RecordValues[], field: string): string[] {
  return records.flatMap((record) => (typeof record[field] === "string" ? [record[field]] : []));
}

function refuseMuting(project: Project, groups: readonly RecordValues[]): void {
  for (const group of groups) {
    const component = project.find("PermissionSetGroup", String(group["DeveloperName"]));
    if (component !== undefined && texts(component.body, "mutingPermissionSets").length > 0)
      throw new NotSupportedError("muting permission sets", component.path);
  }
}
