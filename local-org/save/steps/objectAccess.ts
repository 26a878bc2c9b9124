import type { OrgErrorDetail } from "../../errors.ts";
import type { ObjectAccess } from "../../security/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

type Verb = "create" | "edit" | "delete";

/** Can the object be written at all, and by this user? */
export const checkObjectAccess: Step = (statement, rows) => {
  if (statement.internal) return;
  const { access, dependencies, object, transaction } = statement;
  const permissions = access.permissions ? dependencies.security.objectAccess(transaction.user, object) : null;
  for (const row of rows) {
    const error = refusal(object, verbOf(statement, row), permissions);
    if (error !== null) row.errors.push(error);
  }
};

function verbOf({ operation }: Statement, row: Row): Verb {
  if (operation === "delete" || operation === "undelete") return "delete";
  return row.old === null ? "create" : "edit";
}

function refusal(object: SObjectSchema, verb: Verb, permissions: ObjectAccess | null): OrgErrorDetail | null {
  const possible = { create: object.createable, edit: object.updateable, delete: object.deletable }[verb];
  const allowed = permissions === null || permissions[verb];
  if (possible && allowed) return null;
  if (verb === "create" || !possible) return impossible(object, verb);
  return {
    statusCode: "INSUFFICIENT_ACCESS_OR_READONLY",
    message: "insufficient access rights on object id",
    fields: []
  };
}

function impossible(object: SObjectSchema, verb: Verb): OrgErrorDetail {
  const done = { create: "inserted", edit: "updated", delete: "deleted" }[verb];
  return {
    statusCode: verb === "delete" ? "INSUFFICIENT_ACCESS_OR_READONLY" : "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
    message: `entity type cannot be ${done}: ${object.label}`,
    fields: []
  };
}
