import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { UserContext } from "../../security/types.ts";

/** The SOQL paths of qualified names such as `Contact.Account.Name`. Throws INVALID_FIELD for what the user cannot read. */
export function requiredPaths(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  names: readonly string[]
): string[] {
  return names.flatMap((name) => {
    const paths = readablePaths(org, user, object, name);
    if (paths !== null) return paths;
    throw new OrgError(
      "INVALID_FIELD",
      `No such column '${unqualified(object, name)}' on sobject of type ${object.name}`
    );
  });
}

/** Those of the qualified names that the user can read, as SOQL paths. */
export function optionalPaths(
  org: LocalOrg,
  user: UserContext,
  object: SObjectSchema,
  names: readonly string[]
): string[] {
  return names.flatMap((name) => readablePaths(org, user, object, name) ?? []);
}

/** The path with canonical names, and the id and name of each parent on the way; null where a step does not exist or is not readable. */
function readablePaths(org: LocalOrg, user: UserContext, object: SObjectSchema, name: string): string[] | null {
  const steps = unqualified(object, name).split(".");
  const paths: string[] = [];
  let current = object;
  let prefix = "";
  for (const step of steps.slice(0, -1)) {
    const reference = current.parentRelationship(step);
    if (reference === undefined || !isReadable(org, user, current, reference.name)) return null;
    const parent = parentObject(org, reference.referenceTo);
    if (parent === null) return null;
    paths.push(`${prefix}${reference.name}`);
    prefix += `${reference.relationshipName ?? step}.`;
    paths.push(`${prefix}Id`);
    if (parent.nameField !== null) paths.push(`${prefix}${parent.nameField}`);
    current = parent;
  }
  const field = current.field(steps.at(-1) ?? "");
  if (field === undefined || !isReadable(org, user, current, field.name)) return null;
  return [...paths, `${prefix}${field.name}`];
}

/** A polymorphic owner is read as what users and queues have in common. */
function parentObject(org: LocalOrg, referenceTo: readonly string[]): SObjectSchema | null {
  const name = referenceTo.length > 1 && referenceTo.includes("User") ? "User" : referenceTo[0];
  return org.schema.object(name ?? "") ?? null;
}

function isReadable(org: LocalOrg, user: UserContext, object: SObjectSchema, field: string): boolean {
  return org.security.objectAccess(user, object).read && org.security.fieldAccess(user, object, field).read;
}

function unqualified(object: SObjectSchema, name: string): string {
  const prefix = `${object.name}.`;
  return name.toLowerCase().startsWith(prefix.toLowerCase()) ? name.slice(prefix.length) : name;
}
