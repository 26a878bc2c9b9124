import type { FieldSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { recordTypeValues } from "../recordTypes.ts";
import { fail, isChanged } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** A restricted picklist takes only its active values, in any case, and of these only what the record type offers. */
export const checkPicklistValues: Step = (statement, rows) => {
  for (const field of statement.object.fields.filter((each) => each.restrictedPicklist && each.stored)) {
    for (const row of rows) {
      if (!isChanged(row, field.name)) continue;
      const allowed = allowedValues(statement, field, row.record);
      const bad = chosen(row.record, field).find((value) => !allowed.has(value.toLowerCase()));
      if (bad === undefined) continue;
      const message = `${field.label}: bad value for restricted picklist field: ${bad}`;
      fail(row, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message, [field.name]);
    }
  }
};

function chosen(record: RecordValues, field: FieldSchema): string[] {
  const value = record[field.name] ?? null;
  if (value === null) return [];
  return field.type === "multipicklist" ? String(value).split(";") : [String(value)];
}

/** In lower case. */
function allowedValues(statement: Statement, field: FieldSchema, record: RecordValues): Set<string> {
  const values = recordTypeValues(statement, field, record) ?? field.picklistValues;
  return new Set(values.filter((value) => value.active).map(({ value }) => value.toLowerCase()));
}
