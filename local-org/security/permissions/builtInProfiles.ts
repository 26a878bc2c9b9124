import { readFileSync } from "node:fs";
import { allowObject, type Grants, noGrants } from "./grants.ts";

interface ProfileData {
  everything?: boolean;
  /** Letters of Create, Read, Edit, Delete by object. */
  objects?: Record<string, string>;
  userPermissions?: string[];
}

const PROFILES = JSON.parse(readFileSync(new URL("../data/builtInProfiles.json", import.meta.url), "utf8")) as Record<
  string,
  ProfileData
>;

/** The UI's names of profiles whose metadata files are called otherwise. */
const METADATA_NAMES: Record<string, string> = {
  "System Administrator": "Admin",
  "Standard User": "Standard",
  "Read Only": "ReadOnly",
  "Minimum Access - Salesforce": "Minimum Access - Salesforce"
};

/** What the platform's own profile of this name grants; nothing where the name is a custom profile's. */
export function builtInGrants(profileName: string): Grants {
  const data = PROFILES[profileName] ?? {};
  const grants = noGrants();
  grants.everything = data.everything ?? false;
  grants.standardFields = !profileName.startsWith("Minimum Access");
  for (const [object, letters] of Object.entries(data.objects ?? {})) {
    allowObject(grants, object, {
      read: letters.includes("R"),
      create: letters.includes("C"),
      edit: letters.includes("E"),
      delete: letters.includes("D"),
      viewAll: false,
      modifyAll: false
    });
  }
  for (const permission of data.userPermissions ?? []) grants.userPermissions.add(permission.toLowerCase());
  return grants;
}

/** The name under which a profile's metadata file stands. */
export function profileFileName(profileName: string): string {
  return METADATA_NAMES[profileName] ?? profileName;
}
