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

function checkUse(query: ResolvedQuery, use: FieldUse, security: Security, user: UserContext): void {
  const isReadable =
    security.objectAccess(user, use.object).read && security.fieldAccess(user, use.object, use.field.name).read;
  if (isReadable) return;
  const { text } = query.source;
  if (use.relationshipName !== null) throw unknownParent(text, use.at, use.relationshipName);
  throw noSuchColumn(text, use.at, use.field.name, use.object.name);
}
