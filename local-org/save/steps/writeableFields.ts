import type { FieldSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { fail, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/**
 * Refuses fields that cannot be written: by nobody, or by this user. A read-only field that comes back unchanged, as it does
 * when a client saves what it read, is left out.
 */
export const checkWriteableFields: Step = (statement, rows) => {
  if (statement.internal) return;
  const editable = new Map<string, boolean>();
  for (const row of rows) {
    const given = Object.entries(row.given);
    const unwriteable = given.filter(([name]) => !isWriteable(statement, name, row, editable));
    row.given = Object.fromEntries(given.filter((entry) => !unwriteable.includes(entry)));
    const refused = unwriteable
      .filter(([name, value]) => !isUnchanged(row, name, value) && isRefused(statement, name))
      .map(([name]) => name);
    if (refused.length > 0) {
      fail(row, "INVALID_FIELD_FOR_INSERT_UPDATE", messageOf(refused), refused);
    }
  }
};

function isWriteable(statement: Statement, name: string, row: Row, editable: Map<string, boolean>): boolean {
  const field = statement.object.field(name);
  if (field === undefined || name === "Id") return true;
  if (setsAuditField(statement, field, row)) return true;
  if (!isWriteableByAnybody(field, row)) return false;
  if (!statement.access.permissions) return true;
  let allowed = editable.get(field.name);
  if (allowed === undefined) {
    const { dependencies, transaction, object } = statement;
    allowed = dependencies.security.fieldAccess(transaction.user, object, field.name).edit;
    editable.set(field.name, allowed);
  }
  return allowed;
}

const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  "CreatedById",
  "CreatedDate",
  "LastModifiedById",
  "LastModifiedDate"
]);

/**
 * "Set Audit Fields upon Record Creation".
 * https://help.salesforce.com/s/articleView?id=000386875&type=1
 */
function setsAuditField({ dependencies, transaction }: Statement, field: FieldSchema, row: Row): boolean {
  if (row.old !== null || !AUDIT_FIELDS.has(field.name)) return false;
  return dependencies.security.userPermission(transaction.user, "CreateAuditFields");
}

function isWriteableByAnybody(field: FieldSchema, row: Row): boolean {
  if (row.old === null) return field.createable;
  if (field.masterDetail && !field.reparentable) return row.given[field.name] === row.old[field.name];
  return field.updateable;
}

/** Apex in system mode has it that the compiler refuses what nobody may write; what may be set on creation only it cannot tell. */
function isRefused({ access, object }: Statement, name: string): boolean {
  return access.permissions || object.field(name)?.createable === true;
}

function isUnchanged(row: Row, name: string, value: FieldValue): boolean {
  return row.old !== null && (row.old[name] ?? null) === value;
}

function messageOf(fields: string[]): string {
  return `Unable to create/update fields: ${fields.join(", ")}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
}
