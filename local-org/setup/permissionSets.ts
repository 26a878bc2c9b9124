import { flag, nodes, text, texts } from "../metadata/readers.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";
import type { RecordValues } from "../values.ts";
import type { SetupRecords } from "./setupRecords.ts";

/** Writes the project's permission sets, permission set groups and custom permissions. */
export function syncPermissionSets(records: SetupRecords, project: Project): void {
  for (const { fullName, body } of project.ofType("PermissionSet")) {
    const values = {
      Label: text(body, "label") ?? fullName,
      Description: text(body, "description"),
      IsCustom: true,
      Type: "Regular"
    };
    records.put("PermissionSet", { Name: fullName }, { ...values, ...userPermissions(body) });
  }
  for (const { fullName, body } of project.ofType("PermissionSetGroup")) syncGroup(records, fullName, body);
  for (const { fullName, body } of project.ofType("CustomPermission")) {
    records.put(
      "CustomPermission",
      { DeveloperName: fullName },
      { MasterLabel: text(body, "label") ?? fullName, Description: text(body, "description") }
    );
  }
}

function syncGroup(records: SetupRecords, name: string, body: MetadataNode): void {
  const values = {
    MasterLabel: text(body, "label") ?? name,
    Description: text(body, "description"),
    Status: "Updated"
  };
  const PermissionSetGroupId = records.put("PermissionSetGroup", { DeveloperName: name }, values);
  const ownSet = { Label: values.MasterLabel, PermissionSetGroupId, Type: "Group" };
  records.put("PermissionSet", { Name: `X${PermissionSetGroupId}` }, ownSet);
  for (const member of texts(body, "permissionSets")) {
    const PermissionSetId = records.idOf("PermissionSet", { Name: member });
    if (PermissionSetId !== null) records.put("PermissionSetGroupComponent", { PermissionSetGroupId, PermissionSetId });
  }
}

/** `<userPermissions>` as the columns of a PermissionSet or Profile record. */
function userPermissions(body: MetadataNode): RecordValues {
  const entries = nodes(body, "userPermissions").map(
    (permission) => [`Permissions${text(permission, "name") ?? ""}`, flag(permission, "enabled")] as const
  );
  return Object.fromEntries(entries);
}
