import type { Transaction } from "../../transaction/types.ts";
import { idOf, isGood } from "../row.ts";
import type { Step } from "../statement.ts";
import { afterSaveFlows } from "./recordFlows.ts";
import { afterSaveTriggers } from "./recordTriggers.ts";

const UNDER_WAY = Symbol("ids of records after whose save triggers and flows run");

/**
 * What runs after a save: triggers, then flows. A save of a record from within its own runs the triggers anew, and skips the flows.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export const afterSave: Step = (statement, rows) => {
  const underWay = idsUnderWay(statement.transaction);
  const fresh = rows.filter((row) => !underWay.has(idOf(row)));
  for (const row of fresh) underWay.add(idOf(row));
  try {
    afterSaveTriggers(statement, rows);
    afterSaveFlows(statement, fresh.filter(isGood));
  } finally {
    for (const row of fresh) underWay.delete(idOf(row));
  }
};

function idsUnderWay({ state }: Transaction): Set<string> {
  const known = state.get(UNDER_WAY) as Set<string> | undefined;
  const ids = known ?? new Set<string>();
  if (known === undefined) state.set(UNDER_WAY, ids);
  return ids;
}
