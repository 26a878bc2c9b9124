import { OrgError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import type { FieldSchema, SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";

/** The object by name, where the user may read it. Throws NOT_FOUND otherwise: to the API it does not exist. */
export function accessibleObject(org: LocalOrg, user: UserContext, name: string): SObjectSchema {
  const object = org.schema.object(name);
  if (object !== undefined && org.security.objectAccess(user, object).read) return object;
  throw new OrgError("NOT_FOUND", "The requested resource does not exist");
}

/** The objects that the user may read, by name. */
export function accessibleObjects(org: LocalOrg, user: UserContext): SObjectSchema[] {
  const readable = [...org.schema.objects()].filter((object) => org.security.objectAccess(user, object).read);
  return readable.sort((a, b) => a.name.localeCompare(b.name));
}

/** The object's fields that the user may read, in declaration order. */
export function accessibleFields(org: LocalOrg, user: UserContext, object: SObjectSchema): FieldSchema[] {
  return object.fields.filter((field) => org.security.fieldAccess(user, object, field.name).read);
}
