import { fail, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { MAXIMUM_DEPTH, takeOver, tooDeep } from "../triggers.ts";
import type { FlowTiming, TriggerErrors } from "../types.ts";

/** https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_record.htm */
export const beforeSaveFlows: Step = (statement, rows) => {
  const changed = runFlows(statement, "RecordBeforeSave", rows);
  if (changed !== null) takeOver(statement, rows, changed);
};

export const afterSaveFlows: Step = (statement, rows) => void runFlows(statement, "RecordAfterSave", rows);

export const beforeDeleteFlows: Step = (statement, rows) => void runFlows(statement, "RecordBeforeDelete", rows);

/** Flows that platform events start. */
export const eventFlows: Step = (statement, rows) => void runFlows(statement, "PlatformEvent", rows);

/** Flows that start each other without end are stopped as triggers are. */
function deeper({ transaction, object }: Statement, rows: Row[], run: () => TriggerErrors): TriggerErrors {
  transaction.triggerDepth += 1;
  try {
    if (transaction.triggerDepth <= MAXIMUM_DEPTH) return run();
    const message = tooDeep(object.name, []);
    return new Map(rows.map((_, at) => [at, [{ statusCode: "CANNOT_EXECUTE_FLOW_TRIGGER", message, fields: [] }]]));
  } finally {
    transaction.triggerDepth -= 1;
  }
}

/** The records as the flows left them; null where none ran. */
function runFlows(statement: Statement, timing: FlowTiming, rows: Row[]): Row["record"][] | null {
  const { flows, object, transaction } = statement;
  if (rows.length === 0 || flows === null || !flows.handles(object, timing)) return null;
  const isDeletion = timing === "RecordBeforeDelete";
  const records = rows.map(({ record, old }) =>
    isDeletion ? { record: { ...old }, old } : { record: { ...record }, old }
  );
  const errors = deeper(statement, rows, () => flows.run(transaction, { object, timing, records }));
  for (const [index, found] of errors) {
    const row = rows[index];
    if (row !== undefined) for (const { statusCode, message, fields } of found) fail(row, statusCode, message, fields);
  }
  return records.map(({ record }) => record);
}
