import { to15 } from "../../ids.ts";
import { referencedRecords } from "../standard/lookups.ts";
import { fail, isChanged } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** A record goes to no user who is not active any more, and in user mode to none who may not read such records. */
export const checkOwners: Step = (statement, rows) => {
  if (statement.object.field("OwnerId") === undefined) return;
  const moved = rows.filter((row) => isChanged(row, "OwnerId"));
  const users = referencedRecords(statement, "User", moved, "OwnerId");
  for (const row of moved) {
    const id = String(row.record["OwnerId"]);
    if (id === statement.transaction.user.userId || !users.has(id)) continue;
    if (users.get(id)?.["IsActive"] !== false) {
      if (!mayRead(statement, id)) fail(row, "TRANSFER_REQUIRES_READ", "The new owner must have read permission");
      continue;
    }
    const message = `operation performed with inactive user [${to15(id)}] as owner of ${statement.object.label.toLowerCase()}`;
    fail(row, "INACTIVE_OWNER_OR_USER", message, ["OwnerId"]);
  }
};

function mayRead({ access, dependencies, internal, object }: Statement, userId: string): boolean {
  if (!access.permissions || internal) return true;
  return dependencies.security.objectAccess(dependencies.security.user(userId), object).read;
}
