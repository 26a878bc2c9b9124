import type { RecordAccessLevel } from "../../security/types.ts";
import type { FieldSchema } from "../../schema/types.ts";
import { fail, idOf, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** Does sharing let the user write these records, and hang new ones below their masters? */
export const checkRecordAccess: Step = (statement, rows) => {
  if (!statement.access.sharing || statement.internal) return;
  checkOwnAccess(
    statement,
    rows.filter((row) => row.old !== null)
  );
  for (const field of statement.object.fields.filter((each) => each.masterDetail)) {
    checkMasters(statement, rows, field);
  }
};

function checkOwnAccess(statement: Statement, rows: Row[]): void {
  const { operation, object } = statement;
  const level: RecordAccessLevel = operation === "delete" || operation === "undelete" ? "all" : "edit";
  const ids = rows.map(idOf);
  const writeable = accessible(statement, object.name, level, ids);
  const readable = accessible(
    statement,
    object.name,
    "read",
    ids.filter((id) => !writeable.has(id))
  );
  for (const row of rows) {
    if (writeable.has(idOf(row))) continue;
    if (readable.has(idOf(row))) {
      fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    } else {
      fail(row, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "insufficient access rights on cross-reference id");
    }
  }
}

/** A detail record may be written by who may write its master, or read it where the relation says so. */
function checkMasters(statement: Statement, rows: Row[], field: FieldSchema): void {
  const level: RecordAccessLevel = field.writeRequiresMasterRead ? "read" : "edit";
  const given = rows.filter((row) => referenceId(row.given[field.name]) !== null);
  const ids = given.map((row) => String(row.given[field.name]));
  const allowed = accessible(statement, field.referenceTo[0] ?? "", level, ids);
  const visible = new Set(existing(statement, field.referenceTo[0] ?? "", ids));
  for (const row of given) {
    const id = String(row.given[field.name]);
    if (allowed.has(id) || !visible.has(id)) continue;
    fail(
      row,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`
    );
  }
}

function accessible(statement: Statement, name: string, level: RecordAccessLevel, ids: string[]): Set<string> {
  const object = statement.dependencies.schema.object(name);
  if (object === undefined || ids.length === 0) return new Set();
  return statement.dependencies.security.accessibleIds(statement.transaction.user, object, level, ids);
}

/** Ids without a record are left to the check of references, which has another text for them. */
function existing(statement: Statement, name: string, ids: string[]): Iterable<string> {
  const object = statement.dependencies.schema.object(name);
  return object === undefined ? [] : statement.dependencies.store.read(object, ids).keys();
}
