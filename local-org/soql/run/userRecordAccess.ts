import { OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import type { RecordAccessLevel, UserContext } from "../../security/types.ts";
import type { ResolvedComparison, ResolvedCondition, ResolvedQuery } from "../resolve/resolved.ts";
import { comparandsOf } from "../sql/comparands.ts";
import type { QueryContext } from "../sql/queryContext.ts";

/**
 * The rows of UserRecordAccess for the user and the records that the query filters by, which it must:
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
 */
export function userRecordAccessRows(context: QueryContext, query: ResolvedQuery): Record<string, unknown>[] {
  const [userId, ...otherUsers] = filteredValues(context, query.where, "UserId");
  const recordIds = filteredValues(context, query.where, "RecordId");
  if (userId === undefined || otherUsers.length > 0) {
    throw new OrgError("MALFORMED_QUERY", "A query on UserRecordAccess filters by one UserId and by RecordId");
  }
  const user = context.engine.security.user(userId);
  return recordIds.filter(isId).map((recordId) => accessRow(context, user, recordId));
}

/** The values that a field equals in a condition that must hold. */
function filteredValues(context: QueryContext, condition: ResolvedCondition | null, field: string): string[] {
  if (condition?.kind === "and") {
    return condition.conditions.flatMap((each) => filteredValues(context, each, field));
  }
  const isOfField = condition?.kind === "comparison" && isEquality(condition) && condition.operand.name === field;
  if (!isOfField || condition.value.kind === "query") return [];
  const comparands = comparandsOf(context, condition.operand.type, condition.value);
  return comparands.flatMap((each) => (each.kind === "value" ? [String(each.value)] : []));
}

function isEquality(comparison: ResolvedComparison): boolean {
  return comparison.operator === "=" || comparison.operator === "IN";
}

function accessRow(context: QueryContext, user: UserContext, recordId: string): Record<string, unknown> {
  const access = accessOf(context, user, recordId);
  return {
    Id: recordId,
    RecordId: recordId,
    UserId: user.userId,
    HasReadAccess: Number(access.read),
    HasEditAccess: Number(access.edit),
    HasDeleteAccess: Number(access.delete),
    HasTransferAccess: Number(access.all),
    HasAllAccess: Number(access.all),
    MaxAccessLevel: highestLevel(access)
  };
}

interface Access {
  read: boolean;
  edit: boolean;
  delete: boolean;
  all: boolean;
}

function accessOf({ engine }: QueryContext, user: UserContext, recordId: string): Access {
  const object = engine.schema.objectForId(recordId);
  if (object === undefined) return { read: false, edit: false, delete: false, all: false };
  const permitted = engine.security.objectAccess(user, object);
  const reaches = (level: RecordAccessLevel) =>
    engine.security.accessibleIds(user, object, level, [recordId]).has(recordId);
  const all = reaches("all");
  return {
    read: permitted.read && reaches("read"),
    edit: permitted.edit && reaches("edit"),
    delete: permitted.delete && object.deletable && all,
    all: permitted.edit && all
  };
}

function highestLevel(access: Access): string {
  if (access.all) return "All";
  if (access.delete) return "Delete";
  if (access.edit) return "Edit";
  return access.read ? "Read" : "None";
}
