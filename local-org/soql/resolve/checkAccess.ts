import { OrgError } from "../../errors.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { Security, UserContext } from "../../security/types.ts";
import { noSuchColumn, unknownChildren, unknownParent, unsupportedObject } from "./nameErrors.ts";
import type { FieldUse, ResolvedQuery } from "./resolved.ts";

/**
 * Refuses a query over objects and fields that the user may not read, in the words for what does not exist, as the
 * platform does. Throws an `OrgError` INVALID_TYPE or INVALID_FIELD.
 */
export function checkAccess(query: ResolvedQuery, security: Security, user: UserContext): void {
  const { text, from } = query.source;
  if (!security.objectAccess(user, query.object).read) throw unsupportedObject(text, from.at, query.object.name);
  for (const use of query.uses) checkUse(query, use, security, user);
  for (const item of query.items) {
    if (item.kind !== "children" || security.objectAccess(user, item.query.object).read) continue;
    throw unknownChildren(text, item.query.source.from.at, item.name);
  }
  for (const subQuery of query.subQueries) checkAccess(subQuery, security, user);
}

/**
 * Refuses a query that selects what the user may not read; its other clauses are not looked at. Throws an `OrgError`.
 * Source: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_enforced.htm
 */
export function checkSecurityEnforced(query: ResolvedQuery, security: Security, user: UserContext): void {
  const isReadable =
    security.objectAccess(user, query.object).read &&
    query.selected.every(({ object, field }) => mayRead(security, user, object, field));
  if (!isReadable)
    throw new OrgError("INSUFFICIENT_ACCESS", "Insufficient permissions: secure query included inaccessible field");
  for (const item of query.items) if (item.kind === "children") checkSecurityEnforced(item.query, security, user);
}

function mayRead(security: Security, user: UserContext, object: SObjectSchema, field: FieldSchema): boolean {
  return security.objectAccess(user, object).read && security.fieldAccess(user, object, field.name).read;
}

function checkUse(query: ResolvedQuery, use: FieldUse, security: Security, user: UserContext): void {
  if (mayRead(security, user, use.object, use.field)) return;
  const { text } = query.source;
  if (use.relationshipName !== null) throw unknownParent(text, use.at, use.relationshipName);
  throw noSuchColumn(text, use.at, use.field.name, use.object.name);
}
