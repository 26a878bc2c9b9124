import type { OrgErrorDetail } from "../../../errors.ts";
import type { TriggerErrors, TriggerEvent } from "../../../save/types.ts";
import type { RecordValues } from "../../../values.ts";
import { toFieldValue } from "../convert.ts";
import { recordToSObject } from "../queryRows.ts";
import { currentExecution } from "../execution.ts";
import type { ApexSObject } from "../values/index.ts";
import type { TriggerContext } from "./context.ts";
import { listOf, mapOf } from "./variables.ts";

/**
 * Runs the object's triggers over one event's records: makes sObjects of them, runs each trigger, writes what before triggers changed back
 * into the records, and gathers the errors that were added.
 */
export function runTriggers(event: TriggerEvent, triggers: readonly (() => void)[]): TriggerErrors {
  const newRecords = sObjects(event, event.newRecords);
  const oldRecords = sObjects(event, event.oldRecords);
  const isBefore = event.timing === "before";
  for (const record of oldRecords ?? []) record.readOnly = true;
  for (const record of newRecords ?? []) record.readOnly = !isBefore;
  const execution = currentExecution();
  const outer = execution.trigger;
  execution.trigger = contextOf(event, newRecords, oldRecords);
  try {
    for (const run of triggers) run();
  } finally {
    execution.trigger = outer;
  }
  if (isBefore && newRecords !== null && event.newRecords !== null) writeBack(newRecords, event.newRecords);
  return errorsOf(newRecords ?? oldRecords ?? []);
}

function sObjects(event: TriggerEvent, records: RecordValues[] | null): ApexSObject[] | null {
  return records === null ? null : records.map((record) => recordToSObject(event.object, record, "trigger"));
}

function contextOf(
  event: TriggerEvent,
  newRecords: ApexSObject[] | null,
  oldRecords: ApexSObject[] | null
): TriggerContext {
  const { object, timing, operation } = event;
  const beforeInsert = timing === "before" && operation === "insert";
  return {
    object,
    timing,
    operation,
    newList: listOf(newRecords, object.name),
    oldList: listOf(oldRecords, object.name),
    newMap: beforeInsert ? null : mapOf(newRecords, object.name),
    oldMap: mapOf(oldRecords, object.name),
    delivery: event.delivery ?? null
  };
}

/** Values that code has set go into the very record of the event. */
function writeBack(sObjectList: readonly ApexSObject[], records: RecordValues[]): void {
  for (const [index, record] of records.entries()) {
    const changed = sObjectList[index];
    for (const field of changed?.changed ?? []) record[field] = toFieldValue(changed?.get(field) ?? null);
  }
}

function errorsOf(sObjectList: readonly ApexSObject[]): TriggerErrors {
  const errors: TriggerErrors = new Map();
  for (const [index, record] of sObjectList.entries()) {
    if (record.errors.length > 0) errors.set(index, record.errors.map(detail));
  }
  return errors;
}

function detail(error: ApexSObject["errors"][number]): OrgErrorDetail {
  return { statusCode: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message: error.message, fields: [...error.fields] };
}
