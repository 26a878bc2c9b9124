import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { fail, type Row } from "../row.ts";
import type { Statement } from "../statement.ts";
import type { StandardBehaviour } from "./behaviour.ts";
import { recordsWhere } from "./lookups.ts";

/** The fields of a share object: `ParentId` and `AccessLevel`, or `AccountId` and `AccountAccessLevel`. */
interface ShareFields {
  parent: string;
  level: string;
  shared: SObjectSchema;
}

/**
 * Rows that give access by hand or by an Apex sharing reason. Owners need none here: security looks at OwnerId itself.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
 */
export const SHARE: StandardBehaviour = {
  derive(statement, rows) {
    const fields = fieldsOf(statement);
    for (const { record, old } of rows) if (old === null) record["RowCause"] ??= "Manual";
    updateWhatIsThere(
      statement,
      fields.parent,
      rows.filter((row) => row.old === null)
    );
  },

  validate(statement, rows) {
    const fields = fieldsOf(statement);
    for (const row of rows) checkLevel(row, fields);
    for (const row of rows.filter(({ old }) => old === null)) checkCause(row);
    keepSharesOfThePlatform(statement, rows);
  },

  beforeDelete: keepSharesOfThePlatform
};

function fieldsOf({ dependencies, object }: Statement): ShareFields {
  const custom = object.field("ParentId");
  const name = object.name.replace(/Share$/, "");
  const parent = custom?.name ?? `${name}Id`;
  const shared = dependencies.schema.requireObject(object.field(parent)?.referenceTo[0] ?? name);
  return { parent, level: custom === undefined ? `${name}AccessLevel` : "AccessLevel", shared };
}

/** The same parent, user and cause a second time is no second row: the level of the first is changed. */
function updateWhatIsThere(statement: Statement, parent: string, rows: Row[]): void {
  const keyOf = (record: RecordValues): string =>
    [record[parent], record["UserOrGroupId"], record["RowCause"]].map(String).join("|");
  const parents = [...new Set(rows.map((row) => String(row.record[parent] ?? "")))];
  const existing = new Map(
    recordsWhere(statement, statement.object.name, parent, parents).map((each) => [keyOf(each), each])
  );
  for (const row of rows) {
    const found = existing.get(keyOf(row.record));
    if (found === undefined) continue;
    row.old = found;
    row.record = { ...found, ...row.record };
  }
}

function checkLevel(row: Row, { level, shared }: ShareFields): void {
  const value = row.record[level];
  if (value === "All") fail(row, "FIELD_INTEGRITY_EXCEPTION", `${level}: All is the owner's level`, [level]);
  const trivial =
    value === "Edit"
      ? ["ReadWrite", "ReadWriteTransfer", "FullAccess"]
      : ["Read", "ReadWrite", "ReadWriteTransfer", "FullAccess"];
  if (!trivial.includes(shared.sharingModel)) return;
  const open = shared.sharingModel === "Read" ? "Read" : "Edit";
  const reason = `trivial share level ${String(value)}, for organization with default level ${open}`;
  const message = `field integrity exception: ${level} (${reason})`;
  fail(row, "FIELD_FILTER_VALIDATION_EXCEPTION", message, [level]);
}

/** Only people and Apex share by DML; the platform's own causes are the platform's. */
function checkCause(row: Row): void {
  if (isByDml(row.record)) return;
  fail(row, "FIELD_INTEGRITY_EXCEPTION", `invalid sharing row cause: ${String(row.record["RowCause"])}`, ["RowCause"]);
}

function isByDml({ RowCause }: RecordValues): boolean {
  return RowCause === "Manual" || String(RowCause).endsWith("__c");
}

/** What a sharing rule shares is neither changed nor taken away by hand. */
function keepSharesOfThePlatform(_: Statement, rows: Row[]): void {
  for (const row of rows) {
    if (row.old === null || isByDml(row.old)) continue;
    fail(row, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
  }
}
