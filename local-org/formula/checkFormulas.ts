import { NotSupportedError } from "../errors.ts";
import type { Schema, SObjectSchema } from "../schema/types.ts";
import { compileDefaultValue, compileFieldFormula, compileFormula } from "./compileFormula.ts";
import { FormulaError } from "./formulaError.ts";

/** A formula of the project that Setup would not have taken. */
export interface FormulaProblem {
  object: string;
  /** The field or validation rule. */
  name: string;
  kind: "field" | "default value" | "validation rule";
  message: string;
  column: number;
}

/** Compiles every formula of the schema, so that a broken one is known before a record meets it. */
export function checkFormulas(schema: Schema): FormulaProblem[] {
  return [...schema.objects()].flatMap((object) => [...checkFields(object, schema), ...checkRules(object, schema)]);
}

function checkFields(object: SObjectSchema, schema: Schema): FormulaProblem[] {
  return object.fields.flatMap((field) => {
    const at = { object: object.name, name: field.name };
    const formula =
      field.formula === null
        ? []
        : problemsOf({ ...at, kind: "field" }, () => compileFieldFormula(field, object, schema));
    const value =
      field.defaultValue === null
        ? []
        : problemsOf({ ...at, kind: "default value" }, () => compileDefaultValue(field, object, schema));
    return [...formula, ...value];
  });
}

function checkRules(object: SObjectSchema, schema: Schema): FormulaProblem[] {
  return object.validationRules
    .filter((rule) => rule.active)
    .flatMap((rule) =>
      problemsOf({ object: object.name, name: rule.name, kind: "validation rule" }, () =>
        compileFormula(rule.formula, object, schema, { result: "boolean" })
      )
    );
}

function problemsOf(where: Pick<FormulaProblem, "object" | "name" | "kind">, compile: () => unknown): FormulaProblem[] {
  try {
    compile();
    return [];
  } catch (problem) {
    if (problem instanceof FormulaError) return [{ ...where, message: problem.message, column: problem.column }];
    if (problem instanceof NotSupportedError) return [{ ...where, message: problem.message, column: 1 }];
    throw problem;
  }
}
