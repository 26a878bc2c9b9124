import type { Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { builtInGrants, profileFileName } from "../security/permissions/builtInProfiles.ts";
import { FULL_ACCESS, mergeGrants, type Grants } from "../security/permissions/grants.ts";
import { metadataGrants } from "../security/permissions/metadataGrants.ts";
import type { ObjectAccess } from "../security/types.ts";
import type { RecordValues } from "../values.ts";
import { fieldPermissions, objectPermissionsOf } from "./permissionRecords.ts";
import type { SetupRecords } from "./setupRecords.ts";

const PERMISSIONS = "Permissions";

/**
 * Writes, for each profile, the permission set that it owns, through which SOQL shows what the profile grants.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
 */
export function syncProfileSets(records: SetupRecords, project: Project): void {
  for (const profile of records.all("Profile")) {
    const ProfileId = String(profile["Id"]);
    const name = `X${ProfileId}`;
    const grants = profileGrants(project, String(profile["Name"]));
    const values = { Label: name, ProfileId, IsOwnedByProfile: true, Type: "Profile" };
    const permissions = systemPermissions(records.schema.requireObject("PermissionSet"), grants);
    records.put("Profile", { Name: String(profile["Name"]) }, permissions);
    const parentId = records.put("PermissionSet", { Name: name }, { ...values, ...permissions });
    records.putChildren("ObjectPermissions", parentId, "SobjectType", objectRows(records, grants));
    records.putChildren("FieldPermissions", parentId, "Field", fieldPermissions(records, grants));
  }
}

function profileGrants(project: Project, name: string): Grants {
  const file = project.find("Profile", profileFileName(name)) ?? project.find("Profile", name);
  return mergeGrants([builtInGrants(name), ...(file === undefined ? [] : [metadataGrants(file)])]);
}

/** The object's columns for system permissions, such as `PermissionsCustomizeApplication`. */
function systemPermissions(object: SObjectSchema, grants: Grants): RecordValues {
  const columns = object.fields.map(({ name }) => name).filter((name) => name.startsWith(PERMISSIONS));
  const granted = (column: string): boolean =>
    grants.everything || grants.userPermissions.has(column.slice(PERMISSIONS.length).toLowerCase());
  return Object.fromEntries(columns.map((column) => [column, granted(column)]));
}

function objectRows(records: SetupRecords, grants: Grants): RecordValues[] {
  const granted: [string, ObjectAccess][] = grants.everything
    ? [...records.schema.objects()].filter(hasObjectPermissions).map(({ name }) => [name, FULL_ACCESS])
    : [...grants.objects];
  return granted.flatMap(([name, access]) => {
    const object = records.schema.object(name);
    return object === undefined || !access.read ? [] : [objectPermissionsOf(object, access)];
  });
}

/** Custom objects and those of the platform's that other profiles are given. */
function hasObjectPermissions(object: SObjectSchema): boolean {
  return object.kind === "custom" || builtInGrants("Standard User").objects.has(object.name.toLowerCase());
}
