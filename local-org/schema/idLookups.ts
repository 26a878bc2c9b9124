import type { FieldSchema, SObjectSchema } from "./types.ts";

/** Standard fields with the property idLookup that are neither external ids nor unique nor names. Source: the Object Reference. */
const OTHERS: Record<string, string> = { Contact: "Email", Lead: "Email", User: "Username" };

/** Setup objects whose records are known by their names. */
const KNOWN_BY_NAME = new Set(["Profile", "PermissionSet", "UserRole", "Group", "RecordType", "UserLicense"]);

/**
 * Whether a field's value may stand for the id of a record (the property idLookup of describes), as in upserts and in references to parents.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/access_for_fields.htm
 */
export function isIdLookup(object: SObjectSchema, field: FieldSchema): boolean {
  if (field.type === "id" || field.externalId || field.unique || OTHERS[object.name] === field.name) return true;
  const isKnownByName = object.custom || KNOWN_BY_NAME.has(object.name);
  return isKnownByName && (field.nameField || field.name === "DeveloperName");
}
