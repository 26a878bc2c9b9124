import { recordTypeId } from "../recordTypes.ts";
import type { Step } from "../statement.ts";

/** A new record without a record type gets the one that is its user's default. */
export const applyDefaultRecordType: Step = (statement, rows) => {
  const { dependencies, object, transaction } = statement;
  const created = rows.filter((row) => row.old === null && row.given["RecordTypeId"] === undefined);
  const name = created.length === 0 ? null : (dependencies.defaultRecordType?.(transaction.user, object) ?? null);
  const id = name === null ? null : recordTypeId(statement, name);
  if (id !== null) for (const row of created) row.record["RecordTypeId"] = id;
};
