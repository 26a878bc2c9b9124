import { flag, nodes, text } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { RecordValues } from "../values.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes what the project's permission sets grant as the records that SOQL shows, and removes what they no longer grant. */
export function syncPermissionRecords(records: SetupRecords, project: Project): void {
  for (const { fullName, body } of project.ofType("PermissionSet")) {
    const parentId = records.idOf("PermissionSet", { Name: fullName });
    if (parentId === null) continue;
    records.putChildren("ObjectPermissions", parentId, "SobjectType", objectPermissions(records, body));
    records.putChildren("FieldPermissions", parentId, "Field", fieldPermissions(records, body));
    records.putChildren("SetupEntityAccess", parentId, "SetupEntityId", entityAccess(records, body));
  }
}

function objectPermissions(records: SetupRecords, body: MetadataNode): RecordValues[] {
  return nodes(body, "objectPermissions").flatMap((node) => {
    const object = records.schema.object(text(node, "object") ?? "");
    if (object === undefined) return [];
    return {
      SobjectType: object.name,
      PermissionsRead: flag(node, "allowRead"),
      PermissionsCreate: flag(node, "allowCreate"),
      PermissionsEdit: flag(node, "allowEdit"),
      PermissionsDelete: flag(node, "allowDelete"),
      PermissionsViewAllRecords: flag(node, "viewAllRecords"),
      PermissionsModifyAllRecords: flag(node, "modifyAllRecords")
    };
  });
}

function fieldPermissions(records: SetupRecords, body: MetadataNode): RecordValues[] {
  return nodes(body, "fieldPermissions").flatMap((node) => {
    const [objectName = "", fieldName = ""] = (text(node, "field") ?? "").split(".");
    const object = records.schema.object(objectName);
    const field = object?.field(fieldName);
    if (object === undefined || field === undefined) return [];
    return {
      SobjectType: object.name,
      Field: `${object.name}.${field.name}`,
      PermissionsRead: flag(node, "readable"),
      PermissionsEdit: flag(node, "editable")
    };
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
