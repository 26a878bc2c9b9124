import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { deletion } from "../changeDataCapture/captureSteps.ts";
import { capture } from "../changeDataCapture/changes.ts";
import { rememberClearedLookup } from "../clearedLookups.ts";
import { childrenOf } from "../children.ts";
import { markHistory } from "../history.ts";
import { idOf } from "../row.ts";
import { rememberCascaded } from "./cascadedTotals.ts";
import { timestamp, type Statement, type Step } from "../statement.ts";
import { writeByPlatform } from "../writeByPlatform.ts";

/** Moves the records to the recycle bin, or away where there is none. */
export const deleteRecords: Step = (statement, rows) => {
  for (const row of rows) remove(statement, statement.object, idOf(row));
  captureDeletions(
    statement,
    statement.object,
    rows.map(({ old }) => old ?? {})
  );
};

/**
 * Deletes what hangs below the records and clears the lookups to them. No triggers run for either
 * (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_ignoring.htm).
 */
export const cascadeDelete: Step = (statement, rows) => cascade(statement, statement.object, rows.map(idOf));

function cascade(statement: Statement, parent: SObjectSchema, ids: string[]): void {
  for (const { object, field, fate, records } of childrenOf(statement.dependencies, parent, ids)) {
    const childIds = records.map((record) => String(record["Id"]));
    if (fate === "delete") {
      cascade(statement, object, childIds);
      for (const id of childIds) remove(statement, object, id);
      rememberCascaded(statement, object, records);
      captureDeletions(statement, object, records);
    } else {
      for (const record of records) clearLookup(statement, object, field, record);
    }
  }
}

function clearLookup(statement: Statement, object: SObjectSchema, field: string, record: RecordValues): void {
  const id = String(record["Id"]);
  rememberClearedLookup(statement.dependencies, String(record[field]), object.name, field, id);
  writeByPlatform(statement, object, record, { [field]: null });
}

function captureDeletions(statement: Statement, object: SObjectSchema, records: readonly RecordValues[]): void {
  capture(statement, object, () => records.map(deletion));
}

function remove(statement: Statement, object: SObjectSchema, id: string): void {
  const { store } = statement.dependencies;
  markHistory(statement.dependencies, object, id, true);
  if (!object.undeletable) store.purge(object, id);
  else store.update(object, { Id: id, IsDeleted: true, ...stamps(statement, object) });
}

function stamps(statement: Statement, object: SObjectSchema): RecordValues {
  const { userId } = statement.transaction.user;
  const values: RecordValues = {
    LastModifiedDate: timestamp(statement),
    LastModifiedById: userId,
    SystemModstamp: timestamp(statement)
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => object.field(name)?.stored === true));
}
