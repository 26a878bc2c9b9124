import { isGood, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { runTriggers } from "../triggers.ts";
import type { TriggerTiming } from "../types.ts";

export const beforeSaveTriggers: Step = (statement, rows) => runForSave(statement, "before", rows);
export const afterSaveTriggers: Step = (statement, rows) => runForSave(statement, "after", rows);

export const beforeDeleteTriggers: Step = (statement, rows) => runTriggers(statement, "before", "delete", rows);
export const afterDeleteTriggers: Step = (statement, rows) => runTriggers(statement, "after", "delete", rows);
export const afterUndeleteTriggers: Step = (statement, rows) => runTriggers(statement, "after", "undelete", rows);

/** An upsert fires the insert triggers for its new records and the update triggers for the others. */
function runForSave(statement: Statement, timing: TriggerTiming, rows: Row[]): void {
  runTriggers(
    statement,
    timing,
    "insert",
    rows.filter((row) => row.old === null)
  );
  runTriggers(
    statement,
    timing,
    "update",
    rows.filter((row) => row.old !== null && isGood(row))
  );
}
