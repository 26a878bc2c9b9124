import { undoneUnless } from "./attempts.ts";
import { saveApart } from "./mixedDml.ts";
import { isGood, type Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";
import { setAuditFields } from "./steps/auditFields.ts";
import { applyDefaultValues } from "./steps/defaultValues.ts";
import { checkRecordValues } from "./steps/fieldValues.ts";
import { checkRequiredFields } from "./steps/requiredFields.ts";
import { startRecord } from "./steps/startRecord.ts";
import { runTriggers } from "./triggers.ts";

/** Numbers the event; nothing is stored. */
const number: Step = ({ dependencies, object }, rows) => {
  for (const row of rows) {
    row.record["Id"] = dependencies.store.nextId(object);
    if (object.field("ReplayId")) row.record["ReplayId"] = String(dependencies.store.nextNumber("ReplayId"));
    if (object.field("EventUuid")) row.record["EventUuid"] ??= crypto.randomUUID();
  }
};

const deliver: Step = (statement, rows) => {
  const { dependencies, object, transaction } = statement;
  const publish = (): void => fire(statement, rows);
  if (dependencies.publishesImmediately?.(object) === true) transaction.afterEnd(publish);
  else transaction.afterCommit(publish);
};

/** A subscriber's failure is its own: what it did is undone, and whoever published has long been told that it worked. */
function fire(statement: Statement, rows: Row[]): void {
  const events = rows.filter(isGood).map((row) => ({ ...row, errors: [] }));
  const run = (transaction: Statement["transaction"]): void =>
    void undoneUnless(statement.dependencies.store, () => {
      runTriggers({ ...statement, transaction }, "after", "insert", events);
      return events.every(isGood);
    });
  const saveTogether = saveApart(statement.transaction);
  if (statement.dependencies.newTransaction === undefined) run(statement.transaction);
  else statement.dependencies.newTransaction(run);
  saveTogether();
}

/** Publishing a platform event: its triggers run after the commit, or after the end of the transaction whatever becomes of it, where the event says so. */
export const publishEvents: readonly Step[] = [
  startRecord,
  applyDefaultValues,
  checkRecordValues,
  checkRequiredFields,
  setAuditFields,
  number,
  deliver
];
