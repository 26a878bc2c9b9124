import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** Who is assigned a permission set group holds the permission set that stands for the group. */
export const PERMISSION_SET_ASSIGNMENT: StandardBehaviour = {
  derive(statement, rows) {
    const groups = rows.map(({ record }) => String(record["PermissionSetGroupId"] ?? ""));
    const sets = recordsWhere(statement, "PermissionSet", "PermissionSetGroupId", groups);
    for (const { record, old } of rows) {
      if (old === null) record["IsActive"] = true;
      const own = sets.find((set) => set["PermissionSetGroupId"] === record["PermissionSetGroupId"]);
      if (own !== undefined) record["PermissionSetId"] ??= own["Id"] ?? null;
    }
  }
};
