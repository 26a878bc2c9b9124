import { OrgError } from "../../errors.ts";
import type { FieldSchema } from "../../schema/types.ts";
import type { FieldValue, RecordValues } from "../../values.ts";
import { normaliseValue } from "../fieldTypes.ts";
import { isChanged, type Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";

/** Checks the types and lengths of what the request gives. */
export const checkGivenValues: Step = (statement, rows) => {
  for (const row of rows) normaliseAll(statement, row, row.given, Object.keys(row.given));
};

/** Checks types and lengths again, of what triggers have changed. */
export const checkRecordValues: Step = (statement, rows) => {
  for (const row of rows) {
    const changed = Object.keys(row.record).filter((name) => isChanged(row, name));
    normaliseAll(statement, row, row.record, changed);
  }
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_dmloptions.htm, allowFieldTruncation */
function truncated(value: FieldValue, { length }: FieldSchema): FieldValue {
  return typeof value === "string" && length > 0 ? value.slice(0, length) : value;
}

function normaliseAll({ object, truncates }: Statement, row: Row, values: RecordValues, names: string[]): void {
  for (const name of names) {
    const field = object.field(name);
    if (field === undefined || name === "Id") continue;
    try {
      const value = values[name] ?? null;
      values[name] = normaliseValue(truncates ? truncated(value, field) : value, field);
    } catch (problem) {
      if (!(problem instanceof OrgError)) throw problem;
      row.errors.push({ statusCode: problem.statusCode, message: problem.message, fields: problem.fields });
    }
  }
}
