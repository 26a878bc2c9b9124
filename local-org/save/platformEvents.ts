import { deliverToSubscribers } from "./eventDelivery.ts";
import { isGood } from "./row.ts";
import type { Step } from "./statement.ts";
import { setAuditFields } from "./steps/auditFields.ts";
import { applyDefaultValues } from "./steps/defaultValues.ts";
import { checkRecordValues } from "./steps/fieldValues.ts";
import { checkRequiredFields } from "./steps/requiredFields.ts";
import { startRecord } from "./steps/startRecord.ts";

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
