import { flag, nodes, text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { profileFileName } from "../security/permissions/builtInProfiles.ts";
import type { UserContext } from "../security/types.ts";

/**
 * The record type, by its developer name, that the user's profile gives to new records; null where it names none.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_profile.htm, ProfileRecordTypeVisibility
 */
export function defaultRecordTypeName(
  project: Project,
  { profileName }: UserContext,
  object: SObjectSchema
): string | null {
  if (object.recordTypes.length === 0) return null;
  const profile = project.find("Profile", profileFileName(profileName)) ?? project.find("Profile", profileName);
  if (profile === undefined) return null;
  const chosen = nodes(profile.body, "recordTypeVisibilities").filter((each) => flag(each, "default"));
  const names = chosen.map((each) => (text(each, "recordType") ?? "").split("."));
  return names.find(([name]) => name === object.name)?.[1] ?? null;
}
