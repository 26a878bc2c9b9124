import { flag, nodes, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { Grants } from "../security/permissions/grants.ts";
import { metadataGrants } from "../security/permissions/metadataGrants.ts";
import type { ObjectAccess } from "../security/types.ts";
import type { RecordValues } from "../values.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes what the project's permission sets grant as the records that SOQL shows, and removes what they no longer grant. */
export function syncPermissionRecords(records: SetupRecords, project: Project): void {
  for (const component of project.ofType("PermissionSet")) {
    const { body, fullName } = component;
    const parentId = records.idOf("PermissionSet", { Name: fullName });
    if (parentId === null) continue;
    const grants = metadataGrants(component);
    records.putChildren("ObjectPermissions", parentId, "SobjectType", objectPermissions(records, grants));
    records.putChildren("FieldPermissions", parentId, "Field", fieldPermissions(records, grants));
    records.putChildren("PermissionSetTabSetting", parentId, "Name", tabSettings(body));
    records.putChildren("SetupEntityAccess", parentId, "SetupEntityId", entityAccess(records, body));
  }
}

function objectPermissions(records: SetupRecords, grants: Grants): RecordValues[] {
  return [...grants.objects].flatMap(([name, access]) => {
    const object = records.schema.object(name);
    return object === undefined ? [] : [objectPermissionsOf(object, access)];
  });
}

/** Access to an object as an ObjectPermissions record. */
export function objectPermissionsOf({ name }: SObjectSchema, access: ObjectAccess): RecordValues {
  return {
    SobjectType: name,
    PermissionsRead: access.read,
    PermissionsCreate: access.create,
    PermissionsEdit: access.edit,
    PermissionsDelete: access.delete,
    PermissionsViewAllRecords: access.viewAll,
    PermissionsModifyAllRecords: access.modifyAll
  };
}

/** Access to fields, by `object.field`, as FieldPermissions records. */
export function fieldPermissions({ schema }: SetupRecords, { fields }: Grants): RecordValues[] {
  return [...fields].flatMap(([path, access]) => {
    const [objectName = "", fieldName = ""] = path.split(".");
    const object = schema.object(objectName);
    const field = object?.field(fieldName);
    if (object === undefined || field === undefined || !(access.read || access.edit)) return [];
    return {
      SobjectType: object.name,
      Field: `${object.name}.${field.name}`,
      PermissionsRead: true,
      PermissionsEdit: access.edit
    };
  });
}

/** `Visible` in a file is `DefaultOn` in the API, `Available` is `DefaultOff`. */
const TAB_VISIBILITY: Record<string, string> = { Visible: "DefaultOn", Available: "DefaultOff" };

function tabSettings(body: MetadataNode): RecordValues[] {
  return nodes(body, "tabSettings").flatMap((node) => {
    const visibility = text(node, "visibility") ?? "None";
    return visibility === "None"
      ? []
      : { Name: text(node, "tab"), Visibility: TAB_VISIBILITY[visibility] ?? visibility };
  });
}

function entityAccess(records: SetupRecords, body: MetadataNode): RecordValues[] {
  const classes = enabledNames(body, "classAccesses", "apexClass").map(
    (name) => ["ApexClass", { Name: name }] as const
  );
  const permissions = enabledNames(body, "customPermissions", "name").map(
    (name) => ["CustomPermission", { DeveloperName: name }] as const
  );
  return [...classes, ...permissions].flatMap(([SetupEntityType, key]) => {
    const SetupEntityId = records.idOf(SetupEntityType, key);
    return SetupEntityId === null ? [] : { SetupEntityType, SetupEntityId };
  });
}

function enabledNames(body: MetadataNode, element: string, name: string): string[] {
  const enabled = nodes(body, element).filter((node) => flag(node, "enabled"));
  return enabled.flatMap((node) => text(node, name) ?? []);
}
