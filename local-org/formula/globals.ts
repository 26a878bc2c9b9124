import { NotSupportedError } from "../errors.ts";
import type { Schema } from "../schema/types.ts";
import type { Security, UserContext } from "../security/types.ts";
import type { Store } from "../store/types.ts";
import type { FieldValue } from "../values.ts";
import { isUserTheme, LIGHTNING_EXPERIENCE } from "./userThemes.ts";

/** What the values of globals are read from. */
export interface GlobalSources {
  schema: Schema;
  store: Store;
  security: Security;
  /** The text of a custom label. */
  label?(name: string): string | null;
}

type Global = (sources: GlobalSources, user: UserContext, path: readonly string[]) => FieldValue;

/** What formulas may ask of the user and the org, by the global's name in lower case. */
const GLOBALS: Readonly<Record<string, Global>> = {
  $user: (sources, user, [field = ""]) =>
    isUserTheme(field) ? LIGHTNING_EXPERIENCE : memberOf(sources, "User", user.userId, field),
  $profile: (sources, user, [field]) => memberOf(sources, "Profile", user.profileId, field),
  $userrole: (sources, user, [field]) => memberOf(sources, "UserRole", user.roleId, field),
  $organization: (sources, _user, [field]) => memberOf(sources, "Organization", organizationId(sources.store), field),
  $permission: ({ security }, user, [name = ""]) => security.customPermission(user, name),
  $label: ({ label }, _user, path) => label?.(path.at(-1) ?? "") ?? null,
  $custommetadata: customMetadata,
  $setup: customSetting
};

/**
 * The value of a global that does not depend on a record, such as `$Profile.Name` or `$Setup.Limits__c.Most__c`, for a user; null where there is none.
 * Throws `NotSupportedError` for one that the local org lacks.
 * https://help.salesforce.com/s/articleView?id=platform.dev_understanding_global_variables.htm
 */
export function globalValue(sources: GlobalSources, user: UserContext, reference: string): FieldValue {
  const [name = "", ...path] = reference.split(".");
  const find = GLOBALS[name.toLowerCase()];
  if (find === undefined) throw new NotSupportedError(`${reference} in a formula`);
  return find(sources, user, path);
}

/** A field of a record of a standard object; null without record or field. */
export function memberOf(
  { schema, store }: Pick<GlobalSources, "schema" | "store">,
  objectName: string,
  id: string | null,
  fieldName = ""
): FieldValue {
  const object = schema.object(objectName);
  const field = object?.field(fieldName);
  if (object === undefined || field === undefined || id === null) return null;
  return store.read(object, [id]).get(id)?.[field.name] ?? null;
}

/** The id of the org's own record; null where there is none. */
export function organizationId(store: Store): string | null {
  const [row] = store.all('SELECT "Id" FROM "Organization" LIMIT 1', []);
  return row === undefined ? null : String(row["Id"]);
}

function customMetadata(
  { schema, store }: GlobalSources,
  _user: UserContext,
  [type = "", name = "", field = ""]: readonly string[]
): FieldValue {
  const object = schema.requireObject(type);
  const record = store.readWhere(object, "DeveloperName", [name])[0];
  return record?.[object.field(field)?.name ?? ""] ?? null;
}

/** A hierarchy setting: the user's value, else the profile's, else the org's. */
function customSetting(
  { schema, store }: GlobalSources,
  user: UserContext,
  [setting = "", fieldName = ""]: readonly string[]
): FieldValue {
  const object = schema.requireObject(setting);
  const field = object.field(fieldName)?.name ?? "";
  for (const owner of [user.userId, user.profileId, organizationId(store)]) {
    if (owner === null) continue;
    const value = store.readWhere(object, "SetupOwnerId", [owner])[0]?.[field] ?? null;
    if (value !== null) return value;
  }
  return null;
}
