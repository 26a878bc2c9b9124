import { newRow } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import type { RecordValues } from "../../values.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { updateRollupSummaries } from "./rollupSummaries.ts";
import { standardBehaviour } from "./standardBehaviours.ts";

/** Remembers details that a deletion took along or an undeletion brought back. */
export function rememberCascaded({ cascaded }: Statement, object: SObjectSchema, records: RecordValues[]): void {
  if (records.length > 0) cascaded.set(object, [...(cascaded.get(object) ?? []), ...records]);
}

/** What the other masters of such details add up: a detail of two masters counts no more for the one that is left. */
export const totalCascaded: Step = (statement, rows) => {
  const details = [...statement.cascaded];
  statement.cascaded.clear();
  for (const [object, records] of details) {
    const own = records.map((record, index) => ({ ...newRow(index, {}), record, old: record }));
    const apart = { ...statement, object };
    standardBehaviour("total")(apart, own);
    updateRollupSummaries(apart, own);
    const errors = new Set(own.flatMap((each) => each.errors));
    for (const row of rows) row.errors.push(...errors);
  }
};
