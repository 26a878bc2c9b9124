import { NotSupportedError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { rowToSObject } from "../runtime/queryRows.ts";
import { currentExecution } from "../runtime/execution.ts";
import { ApexMap, ApexSObject } from "../runtime/values/index.ts";

/**
 * All records of a custom metadata type or of a list custom setting, by their name. Counts against no limit.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm
 */
export function allSettings(object: SObjectSchema): ApexMap {
  const key = keyField(object);
  const records = rowsOf(object);
  return new ApexMap(
    "String",
    object.name,
    records.map((record) => [record.get(key), record])
  );
}

/**
 * `getInstance(name)` of custom metadata and list settings; of a hierarchy setting what holds for a user or profile: its own values, else those of
 * the profile, else of the organization.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_settings.htm
 */
export function settingsInstance(object: SObjectSchema, name: string | null): ApexSObject | null {
  if (object.customSettingsType !== "Hierarchy") return settingsNamed(object, name);
  const { user } = currentExecution();
  if (name === null || name === user.userId) return merged(object, [user.userId, user.profileId, organizationId()]);
  return merged(object, name.startsWith("005") ? [name, profileOf(name), organizationId()] : [name, organizationId()]);
}

/** `getValues(id)`: the record of exactly this owner; of a list setting that of this name. */
export function settingsValues(object: SObjectSchema, name: string | null): ApexSObject | null {
  if (object.customSettingsType !== "Hierarchy") return settingsNamed(object, name);
  return rowsOf(object).find((record) => record.get("SetupOwnerId") === name) ?? null;
}

/** `getOrgDefaults()`: an empty record where there are none. */
export function orgDefaults(object: SObjectSchema): ApexSObject {
  if (object.customSettingsType !== "Hierarchy") throw new NotSupportedError(`getOrgDefaults() of ${object.name}`);
  return merged(object, [organizationId()]);
}

function settingsNamed(object: SObjectSchema, name: string | null): ApexSObject | null {
  const key = keyField(object);
  const wanted = name?.toLowerCase();
  return (
    rowsOf(object).find((record) => record.id === name || String(record.get(key)).toLowerCase() === wanted) ?? null
  );
}

function keyField(object: SObjectSchema): string {
  if (object.kind === "customMetadata") return "DeveloperName";
  if (object.kind === "customSetting") return "Name";
  throw new NotSupportedError(`getAll() and getInstance() of ${object.name}`);
}

/** The first owner's values, and for fields that are null there the next owner's. */
function merged(object: SObjectSchema, owners: (string | null)[]): ApexSObject {
  const rows = rowsOf(object);
  const found = owners.flatMap((owner) => rows.find((row) => row.get("SetupOwnerId") === owner) ?? []);
  const [first, ...rest] = found;
  if (first === undefined) return new ApexSObject(object);
  for (const row of rest) {
    for (const [field, value] of row.values()) if (first.values().get(field) === null) first.load(field, value);
  }
  return first;
}

function rowsOf(object: SObjectSchema): ApexSObject[] {
  const { platform, user } = currentExecution();
  const fields = object.fields.filter((field) => field.type !== "address" && field.type !== "location");
  const soql = `SELECT ${fields.map((field) => field.name).join(", ")} FROM ${object.name}`;
  const { rows } = platform.query(soql, { user, access: { permissions: false, sharing: false } });
  return rows.map((row) => rowToSObject(platform.schema, row));
}

function organizationId(): string | null {
  const { platform, user } = currentExecution();
  const { rows } = platform.query("SELECT Id FROM Organization LIMIT 1", {
    user,
    access: { permissions: false, sharing: false }
  });
  return (rows[0]?.fields["Id"] ?? null) as string | null;
}

function profileOf(userId: string): string | null {
  const { schema, store } = currentExecution().platform;
  const row = store.read(schema.requireObject("User"), [userId]).get(userId);
  return (row?.["ProfileId"] ?? null) as string | null;
}
