import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";
import type { RecordValues } from "../../values.ts";
import { isObject, type JsonObject } from "../input.ts";
import { fieldInput } from "./fieldInput.ts";

/**
 * Reads a record that a client sent. Throws INVALID_FIELD for a field that the object has not (or that the user may not see), and JSON_PARSER_ERROR for
 * a value that is not of the field's type. A parent may be named by an external id: `"Account": { "Number__c": "A-1" }`.
 */
export function recordInput(org: LocalOrg, user: UserContext, object: SObjectSchema, json: JsonObject): RecordValues {
  const values: RecordValues = {};
  for (const [name, value] of Object.entries(json)) {
    if (name === "attributes") continue;
    const parent = isObject(value) ? object.parentRelationship(name) : undefined;
    if (parent !== undefined && isObject(value)) {
      values[parent.name] = parentByExternalId(org, user, parent, value);
      continue;
    }
    const field = visibleField(org, user, object, name);
    values[field.name] = fieldInput(field, value);
  }
  return values;
}

function visibleField(org: LocalOrg, user: UserContext, object: SObjectSchema, name: string): FieldSchema {
  const field = object.field(name);
  if (field !== undefined && org.security.fieldAccess(user, object, field.name).read) return field;
  throw new OrgError("INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
}

function parentByExternalId(org: LocalOrg, user: UserContext, reference: FieldSchema, json: JsonObject): string | null {
  const { attributes, ...keys } = json;
  const type =
    isObject(attributes) && typeof attributes["type"] === "string" ? attributes["type"] : reference.referenceTo[0];
  const parent = org.schema.requireObject(type ?? "");
  const [[key, value] = ["", undefined], ...others] = Object.entries(keys);
  const field = parent.field(key);
  if (field === undefined || others.length > 0) {
    throw new OrgError(
      "INVALID_FIELD",
      `The external foreign key reference does not reference a valid entity: ${reference.relationshipName ?? ""}`
    );
  }
  const id = findByExternalId(org, user, parent, field, value)[0];
  if (id !== undefined) return id;
  throw new OrgError(
    "INVALID_FIELD",
    `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${parent.name}`
  );
}

/** Ids of the records, which the user may read, whose external id is this. */
export function findByExternalId(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  field: FieldSchema,
  value: unknown
): string[] {
  // What the user may not see he may not find by either.
  if (!org.security.fieldAccess(user, object, field.name).read) return [];
  const key = fieldInput(field, value);
  if (key === null || typeof key === "boolean") return [];
  const found = org.store.readWhere(object, field.name, [key]).map((row) => String(row["Id"]));
  const accessible = org.security.accessibleIds(user, object, "read", found);
  return found.filter((id) => accessible.has(id));
}
