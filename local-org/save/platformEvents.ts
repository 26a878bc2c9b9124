import type { RecordValues } from "../values.ts";
import { undoneUnless } from "./attempts.ts";
import { saveApart } from "./mixedDml.ts";
import { isGood, newRow, type Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";
import { setAuditFields } from "./steps/auditFields.ts";
import { applyDefaultValues } from "./steps/defaultValues.ts";
import { checkRecordValues } from "./steps/fieldValues.ts";
import { checkRequiredFields } from "./steps/requiredFields.ts";
import { eventFlows } from "./steps/recordFlows.ts";
import { startRecord } from "./steps/startRecord.ts";
import { runTriggers } from "./triggers.ts";

/** Numbers the event; nothing is stored. */
const number: Step = ({ dependencies, object }, rows) => {
  for (const row of rows) {
    if (object.changesOf === undefined) row.record["Id"] = dependencies.store.nextId(object);
    if (object.field("ReplayId")) row.record["ReplayId"] = String(dependencies.store.nextNumber("ReplayId"));
    if (object.field("EventUuid")) row.record["EventUuid"] ??= crypto.randomUUID();
  }
};

const deliver: Step = (statement, rows) => {
  const { dependencies, object, transaction } = statement;
  const publish = (): void => {
    const records = rows.filter(isGood).map(({ record }) => record);
    for (const record of records) statement.tell(object, record, {});
    deliverToSubscribers(statement, records);
  };
  if (dependencies.publishesImmediately?.(object) === true) transaction.afterEnd(publish);
  else transaction.afterCommit(publish);
};

/** Events that a trigger is given at once. https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm */
const BATCH = 2000;

/** Runs the triggers and the flows of the statement's event, each batch in a transaction of its own. */
export function deliverToSubscribers(statement: Statement, records: readonly RecordValues[]): void {
  const { triggers, flows, object } = statement;
  if (triggers?.handles(object, "after", "insert") !== true && flows?.handles(object, "PlatformEvent") !== true) return;
  for (let start = 0; start < records.length; start += BATCH) fire(statement, records.slice(start, start + BATCH));
}

/** A subscriber's failure is its own: what it did is undone, and whoever published has long been told that it worked. */
function fire(statement: Statement, records: readonly RecordValues[]): void {
  const run = (transaction: Statement["transaction"]): void => {
    const own = { ...statement, transaction };
    attempt(own, records, (events) => runTriggers(own, "after", "insert", events));
    attempt(own, records, (events) => eventFlows(own, events));
  };
  const saveTogether = saveApart(statement.transaction);
  if (statement.dependencies.newTransaction === undefined) run(statement.transaction);
  else statement.dependencies.newTransaction(run);
  saveTogether();
}

/** What one subscriber does with the events is undone where it fails. */
function attempt({ dependencies }: Statement, records: readonly RecordValues[], work: (events: Row[]) => void): void {
  const events = records.map((record, index) => ({ ...newRow(index, {}), record }));
  undoneUnless(dependencies.store, () => {
    work(events);
    return events.every(isGood);
  });
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

/** Publishing a change event that a test has made: it is given as it is. */
export const publishMadeChangeEvents: readonly Step[] = [startRecord, number, deliver];
