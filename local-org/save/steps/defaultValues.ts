import { compileDefaultValue, type TypedFormula } from "../../formula/compileFormula.ts";
import { recordScope, type FormulaSurroundings } from "../../formula/recordScope.ts";
import type { FieldSchema, Schema, SObjectSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import { recordTypeValues } from "../recordTypes.ts";
import type { Row } from "../row.ts";
import type { Statement, Step } from "../statement.ts";
import { surroundingsOf } from "../surroundings.ts";

/** Fills what a new record leaves open: default values, the owner, checkboxes, empty roll-ups. */
export const applyDefaultValues: Step = (statement, rows) => {
  const created = rows.filter((row) => row.old === null);
  if (created.length === 0) return;
  const surroundings = surroundingsOf(statement);
  for (const field of statement.object.fields) {
    if (!field.stored || !hasDefault(field)) continue;
    for (const row of created) {
      if (row.given[field.name] !== undefined) continue;
      const value = defaultOf(statement, field, row, surroundings);
      if (value !== null) row.record[field.name] = value;
    }
  }
};

function hasDefault(field: FieldSchema): boolean {
  return (
    field.name === "OwnerId" ||
    field.type === "boolean" ||
    field.defaultValue !== null ||
    field.rollup !== null ||
    field.picklistValues.some((value) => value.defaultValue)
  );
}

function defaultOf(statement: Statement, field: FieldSchema, row: Row, around: FormulaSurroundings): FieldValue {
  const { dependencies, object, transaction } = statement;
  if (field.name === "OwnerId") return transaction.user.userId;
  if (field.rollup !== null) return ["count", "sum"].includes(field.rollup.operation) ? 0 : null;
  if (field.defaultValue !== null) {
    return compiled(field, object, dependencies.schema).evaluate(recordScope(object, row.record, around));
  }
  if (field.type === "boolean") return false;
  const values = recordTypeValues(statement, field, row.record) ?? field.picklistValues;
  return values.find((value) => value.defaultValue)?.value ?? null;
}

const COMPILED = new WeakMap<FieldSchema, TypedFormula>();

function compiled(field: FieldSchema, object: SObjectSchema, schema: Schema): TypedFormula {
  const formula = COMPILED.get(field) ?? compileDefaultValue(field, object, schema);
  COMPILED.set(field, formula);
  return formula;
}
