import { compileFormula, type TypedFormula } from "../../formula/compileFormula.ts";
import { recordScope } from "../../formula/recordScope.ts";
import type { Schema, SObjectSchema, ValidationRule } from "../../schema/types.ts";
import { fail } from "../row.ts";
import type { Step } from "../statement.ts";
import { surroundingsOf } from "../surroundings.ts";

/** The project's validation rules: an error where the formula holds. */
export const checkValidationRules: Step = (statement, rows) => {
  const { object, dependencies } = statement;
  const rules = object.validationRules.filter((rule) => rule.active);
  if (rules.length === 0) return;
  const surroundings = surroundingsOf(statement);
  for (const row of rows) {
    const scope = recordScope(object, row.record, surroundings, row.old);
    for (const rule of rules) {
      if (compiled(rule, object, dependencies.schema).evaluate(scope) !== true) continue;
      fail(row, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message, rule.field === null ? [] : [rule.field]);
    }
  }
};

const COMPILED = new WeakMap<ValidationRule, TypedFormula>();

function compiled(rule: ValidationRule, object: SObjectSchema, schema: Schema): TypedFormula {
  const formula = COMPILED.get(rule) ?? compileFormula(rule.formula, object, schema, { result: "boolean" });
  COMPILED.set(rule, formula);
  return formula;
}
