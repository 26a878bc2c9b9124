import { readOnlyField } from "../../schema/fieldModel.ts";
import { createDraft, finishObject } from "../../schema/objectModel.ts";
import type { SObjectSchema } from "../../schema/types.ts";

/** The shape of a row of an aggregate query: a field for each alias (`expr0` where there is none), whatever its case. */
export function aggregateResultSchema(aliases: readonly string[]): SObjectSchema {
  const fields = aliases.map((alias) => readOnlyField({ name: alias, label: alias, type: "anyType", stored: false }));
  const draft = createDraft({
    name: "AggregateResult",
    label: "Aggregate Result",
    labelPlural: "Aggregate Result",
    kind: "standard",
    keyPrefix: "000",
    createable: false,
    updateable: false,
    deletable: false,
    queryable: false,
    undeletable: false,
    fields
  });
  return finishObject(draft, []);
}
