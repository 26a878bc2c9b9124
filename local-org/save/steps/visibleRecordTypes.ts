import { fail, isChanged, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** A record type is one of the object's, and one that the user may choose: also for Apex that asks for no other permission. */
export const checkRecordTypes: Step = (statement, rows) => {
  const { object, internal } = statement;
  if (internal || object.recordTypes.length === 0) return;
  const chosen = rows.filter((row) => isChanged(row, "RecordTypeId") && row.explicit.has("RecordTypeId"));
  for (const row of chosen) checkRow(statement, row);
};

function checkRow({ dependencies, object, transaction }: Statement, row: Row): void {
  const id = referenceId(row.record["RecordTypeId"]);
  const recordTypes = dependencies.schema.object("RecordType");
  if (id === null || recordTypes === undefined || !id.startsWith(recordTypes.keyPrefix)) return;
  const type = dependencies.store.read(recordTypes, [id]).get(id);
  const isOwn = type?.["SobjectType"] === object.name;
  const name = String(type?.["DeveloperName"]);
  if (isOwn && dependencies.security.recordTypeVisible(transaction.user, object, name)) return;
  const message = `Record Type ID: this ID value isn't valid for the user: ${id}`;
  fail(row, "INVALID_CROSS_REFERENCE_KEY", message, ["RecordTypeId"]);
}
