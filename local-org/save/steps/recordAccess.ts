import { to15 } from "../../ids.ts";
import type { RecordAccessLevel } from "../../security/types.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import { fail, idOf, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** Does sharing let the user write these records, and hang new ones below their masters? */
export const checkRecordAccess: Step = (statement, rows) => {
  if (!statement.access.sharing || statement.internal) return;
  checkOwnAccess(
    statement,
    rows.filter((row) => row.old !== null)
  );
  for (const field of masterFields(statement.object)) checkMasters(statement, rows, field);
};

function checkOwnAccess(statement: Statement, rows: Row[]): void {
  const { operation, object } = statement;
  const level: RecordAccessLevel = operation === "delete" || operation === "undelete" ? "all" : "edit";
  const ids = rows.map(idOf);
  const writeable = accessible(statement, object, level, ids);
  const readable = accessible(
    statement,
    object,
    "read",
    ids.filter((id) => !writeable.has(id))
  );
  const transferable = transferableIds(statement, rows);
  for (const row of rows) {
    if (writeable.has(idOf(row)) && transferable.has(idOf(row))) continue;
    if (writeable.has(idOf(row)) || readable.has(idOf(row))) {
      fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    } else {
      fail(row, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id");
    }
  }
}

/** What an organization-wide default or a permission lets everyone who may edit a record give away. */
const TRANSFER_PERMISSIONS: Readonly<Record<string, string>> = { Case: "TransferAnyCase", Lead: "TransferAnyLead" };

/** Records that keep their owner, and those that the user may give to another: his own and those that he has in full. */
function transferableIds(statement: Statement, rows: Row[]): Set<string> {
  const { dependencies, object, transaction } = statement;
  const permissions = ["TransferAnyEntity", TRANSFER_PERMISSIONS[object.name] ?? "TransferAnyEntity"];
  const isFree =
    object.sharingModel === "ReadWriteTransfer" ||
    permissions.some((name) => dependencies.security.userPermission(transaction.user, name));
  const moved = rows.filter(({ given, old }) => "OwnerId" in given && given["OwnerId"] !== old?.["OwnerId"]);
  const kept = rows.filter((row) => isFree || !moved.includes(row)).map(idOf);
  return new Set([...kept, ...(isFree ? [] : accessible(statement, object, "all", moved.map(idOf)))]);
}

/** The references whose records decide about these: masters, what a share shares, what a note or attachment hangs on. */
function masterFields(object: SObjectSchema): FieldSchema[] {
  const masters = object.fields.filter((field) => field.masterDetail);
  if (masters.length > 0 || (object.kind !== "share" && object.sharingModel !== "ControlledByParent")) return masters;
  return object.fields.filter((field) => !field.nillable && field.deleteConstraint === "Cascade");
}

/** A detail record may be written by who may write its master, or read it where the relation says so; who owns it may share it. */
function checkMasters(statement: Statement, rows: Row[], field: FieldSchema): void {
  const level = levelOnMaster(statement.object, field);
  for (const [master, group] of groupByMaster(statement, rows, field)) {
    const ids = group.map((row) => String(row.given[field.name]));
    const allowed = accessible(statement, master, level, ids);
    const existing = statement.dependencies.store.read(master, ids);
    for (const row of group) {
      const id = String(row.given[field.name]);
      // An id without a record is left to the check of references, which has another text for it.
      if (allowed.has(id) || !existing.has(id)) continue;
      fail(
        row,
        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
        `insufficient access rights on cross-reference id: ${to15(id)}`
      );
    }
  }
}

function groupByMaster({ dependencies }: Statement, rows: Row[], field: FieldSchema): Map<SObjectSchema, Row[]> {
  const groups = new Map<SObjectSchema, Row[]>();
  for (const row of rows) {
    const id = referenceId(row.given[field.name]);
    const master = id === null ? undefined : dependencies.schema.objectForId(id);
    if (master === undefined || !field.referenceTo.includes(master.name)) continue;
    groups.set(master, [...(groups.get(master) ?? []), row]);
  }
  return groups;
}

function levelOnMaster(object: SObjectSchema, field: FieldSchema): RecordAccessLevel {
  if (object.kind === "share") return "all";
  return field.writeRequiresMasterRead ? "read" : "edit";
}

function accessible(
  { dependencies, transaction }: Statement,
  object: SObjectSchema,
  level: RecordAccessLevel,
  ids: string[]
): Set<string> {
  return ids.length === 0 ? new Set() : dependencies.security.accessibleIds(transaction.user, object, level, ids);
}
