import type { Schema } from "../../schema/types.ts";
import type { Store } from "../../store/types.ts";
import type { RecordValues } from "../../values.ts";
import { allowField, allowObject, type Grants, noGrants } from "./grants.ts";

/** What permission set records grant by their ObjectPermissions, FieldPermissions and SetupEntityAccess, as Apex may insert them. */
export function recordGrants(schema: Schema, store: Store, permissionSetIds: readonly string[]): Grants {
  const grants = noGrants();
  const children = (object: string): RecordValues[] =>
    store.readWhere(schema.requireObject(object), "ParentId", permissionSetIds);
  for (const row of children("ObjectPermissions")) {
    allowObject(grants, String(row["SobjectType"]), {
      read: row["PermissionsRead"] === true,
      create: row["PermissionsCreate"] === true,
      edit: row["PermissionsEdit"] === true,
      delete: row["PermissionsDelete"] === true,
      viewAll: row["PermissionsViewAllRecords"] === true,
      modifyAll: row["PermissionsModifyAllRecords"] === true
    });
  }
  for (const row of children("FieldPermissions"))
    allowField(grants, String(row["Field"]), {
      read: row["PermissionsRead"] === true,
      edit: row["PermissionsEdit"] === true
    });
  const entities = children("SetupEntityAccess").map((row) => String(row["SetupEntityId"]));
  for (const row of store.read(schema.requireObject("ApexClass"), entities).values()) add(grants.classes, row["Name"]);
  for (const row of store.read(schema.requireObject("CustomPermission"), entities).values())
    add(grants.customPermissions, row["DeveloperName"]);
  return grants;
}

/** The system permissions that a profile's or permission set's record has switched on (`PermissionsViewAllData` …). */
export function systemPermissions(record: RecordValues): Set<string> {
  const on = Object.entries(record).filter(([name, value]) => name.startsWith("Permissions") && value === true);
  return new Set(on.map(([name]) => name.replace(/^Permissions/, "").toLowerCase()));
}

function add(names: Set<string>, value: RecordValues[string] | undefined): void {
  if (typeof value === "string") names.add(value.toLowerCase());
}
