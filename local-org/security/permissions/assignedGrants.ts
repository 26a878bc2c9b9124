import { texts } from "../../metadata/readers.ts";
import type { Project } from "../../metadata/types.ts";
import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";
import type { UserContext } from "../types.ts";
import { builtInGrants, profileFileName } from "./builtInProfiles.ts";
import { type Grants, mergeGrants, muteGrants, noGrants } from "./grants.ts";
import { metadataGrants } from "./metadataGrants.ts";
import { recordGrants, systemPermissions } from "./recordGrants.ts";

/** Where permissions are found: definitions in the project, assignments and what Apex adds in the store. */
export interface PermissionSources {
  project: Project;
  schema: Schema;
  store: Store;
}

/** All that the user's profile, permission sets and permission set groups grant. */
export function assignedGrants(sources: PermissionSources, user: UserContext): Grants {
  const { schema, store } = sources;
  const assignments = store
    .readWhere(schema.requireObject("PermissionSetAssignment"), "AssigneeId", [user.userId])
    .filter(isInForce);
  const groups = store.read(schema.requireObject("PermissionSetGroup"), idsOf(assignments, "PermissionSetGroupId"));
  const alone = assignments.filter((assignment) => assignment["PermissionSetGroupId"] === null);
  return mergeGrants([
    ...profileGrants(sources, user),
    ...setGrants(sources, [
      ...idsOf(alone, "PermissionSetId"),
      ...(user.permissionSetId === undefined ? [] : [user.permissionSetId])
    ]),
    ...[...groups.values()].map((group) => groupGrants(sources, group))
  ]);
}

/** An assignment with an expiration date ends by itself. */
function isInForce({ ExpirationDate }: RecordValues): boolean {
  return typeof ExpirationDate !== "string" || ExpirationDate > new Date().toISOString();
}

function setGrants(sources: PermissionSources, ids: readonly string[]): Grants[] {
  const sets = [...sources.store.read(sources.schema.requireObject("PermissionSet"), ids).values()];
  const fromFiles = sets.map((set) => permissionSetFile(sources.project, String(set["Name"])));
  return [...fromFiles, ...sets.map(switchedOn), recordGrants(sources.schema, sources.store, ids)];
}

/**
 * What the permission sets of a group grant together, without what the group mutes.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_mutingpermissionset.htm
 */
function groupGrants(sources: PermissionSources, group: RecordValues): Grants {
  const { project, schema, store } = sources;
  const members = store.readWhere(schema.requireObject("PermissionSetGroupComponent"), "PermissionSetGroupId", [
    String(group["Id"])
  ]);
  const granted = mergeGrants(setGrants(sources, idsOf(members, "PermissionSetId")));
  return muteGrants(granted, mutedBy(project, String(group["DeveloperName"])));
}

function mutedBy(project: Project, group: string): Grants {
  const names = texts(project.find("PermissionSetGroup", group)?.body ?? {}, "mutingPermissionSets");
  const files = names.flatMap((name) => project.find("MutingPermissionSet", name) ?? []);
  return mergeGrants(files.map(metadataGrants));
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

function idsOf(records: readonly RecordValues[], field: string): string[] {
  return [...new Set(records.flatMap((record) => (typeof record[field] === "string" ? [record[field]] : [])))];
}
