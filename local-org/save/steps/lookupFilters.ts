import { recordScope } from "../../formula/recordScope.ts";
import type { FieldSchema } from "../../schema/types.ts";
import { compileLookupFilter } from "../lookupFilters.ts";
import { fail, isChanged, referenceId, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { surroundingsOf } from "../surroundings.ts";

/** A lookup with a required filter leads only to what the filter lets through. */
export const checkLookupFilters: Step = (statement, rows) => {
  for (const field of statement.object.fields) {
    if (field.lookupFilter?.required === true)
      checkField(
        statement,
        field,
        rows.filter((row) => concerns(row, field))
      );
  }
};

/** Looked at again when the lookup changes, or what the filter compares it with. */
function concerns(row: Row, field: FieldSchema): boolean {
  if (referenceId(row.record[field.name]) === null) return false;
  const paths = (field.lookupFilter?.items ?? []).flatMap((item) => [item.field, item.valueField ?? ""]);
  const sources = paths.flatMap((path) => /^\$Source\.(\w+)$/.exec(path)?.[1] ?? []);
  return [field.name, ...sources].some((name) => isChanged(row, name));
}

function checkField(statement: Statement, field: FieldSchema, rows: Row[]): void {
  const filter = field.lookupFilter ?? null;
  if (filter === null || rows.length === 0) return;
  const { dependencies, object } = statement;
  const formula = compileLookupFilter(filter, field, object, dependencies.schema);
  const surroundings = surroundingsOf(statement);
  for (const row of rows) {
    if (formula.evaluate(recordScope(object, row.record, surroundings, row.old)) === true) continue;
    fail(row, "FIELD_FILTER_VALIDATION_EXCEPTION", filter.message, [field.name]);
  }
}
