import type { FieldSchema, Schema, SObjectSchema } from "../schema/types.ts";
import type { FieldValue } from "../values.ts";
import type { CompileContext } from "./compileContext.ts";
import { compileExpression } from "./compiler.ts";
import type { ResolvedReference } from "./references.ts";
import { FormulaError } from "./formulaError.ts";
import { parseFormula } from "./parser.ts";
import { FormulaRuntimeError } from "./runtime.ts";
import { typeNames } from "./typeNames.ts";
import type { Formula } from "./types.ts";
import { formulaType, FormulaDecimal, toField, type FormulaType } from "./values.ts";

export interface FormulaOptions {
  /** Missing numbers count as 0 ("Treat blank fields as zeroes"). */
  blanksAsZero?: boolean;
  /** What the formula must yield; anything is right where it is absent. */
  result?: FormulaType;
  /** ISNEW, ISCHANGED and PRIORVALUE may be used; they may unless this is false. */
  hasPriorRecord?: boolean;
  /** What names stand for that are no field of the object, such as a flow's variables; null leaves the name to the object and the globals. */
  resolve?(path: readonly string[]): ResolvedReference | null;
  /** Picklist fields may stand where a text is wanted, as in flows. */
  picklistsAreText?: boolean;
}

/** A formula whose result's type is known. */
export interface TypedFormula extends Formula {
  readonly type: FormulaType;
}

/**
 * Compiles a formula against an object's fields.
 * @throws FormulaError with the platform's text and the column, for what Setup would refuse
 */
export function compileFormula(
  source: string,
  object: SObjectSchema | null,
  schema: Schema,
  options: FormulaOptions = {}
): TypedFormula {
  const context: CompileContext = {
    object,
    schema,
    blanksAsZero: options.blanksAsZero ?? false,
    hasPriorRecord: options.hasPriorRecord ?? true,
    picklistsAreText: options.picklistsAreText ?? false,
    resolve: (path) => options.resolve?.(path) ?? null,
    references: new Set()
  };
  const compiled = compileExpression(parseFormula(source), context);
  checkResult(compiled.type, options.result);
  return {
    type: compiled.type,
    references: [...context.references],
    evaluate: (scope) => orNullOnError(() => toField(compiled.run(scope), compiled.type))
  };
}

/** Compiles a formula field: the result is rounded to the field's scale, percentages come out as 50 for 0.5. */
export function compileFieldFormula(field: FieldSchema, object: SObjectSchema, schema: Schema): TypedFormula {
  const formula = compileFormula(field.formula ?? "", object, schema, {
    blanksAsZero: field.formulaTreatBlanksAsZero,
    result: formulaType(field.type),
    hasPriorRecord: false
  });
  return { ...formula, evaluate: (scope) => fitToField(formula.evaluate(scope), field) };
}

/** Compiles a field's default value, which may use no field of the record. */
export function compileDefaultValue(field: FieldSchema, object: SObjectSchema, schema: Schema): TypedFormula {
  const formula = compileFormula(field.defaultValue ?? "", object, schema, { hasPriorRecord: false });
  return { ...formula, evaluate: (scope) => fitToField(formula.evaluate(scope), field) };
}

function fitToField(value: FieldValue, field: FieldSchema): FieldValue {
  if (typeof value === "number") {
    const number = new FormulaDecimal(value).times(field.type === "percent" ? 100 : 1);
    return number.toDecimalPlaces(field.scale, FormulaDecimal.ROUND_HALF_UP).toNumber();
  }
  return field.type === "boolean" ? value === true : value;
}

function checkResult(actual: FormulaType, wanted: FormulaType | undefined): void {
  if (wanted === undefined || actual === wanted || actual === "null") return;
  throw new FormulaError(
    `Formula result is data type (${typeNames([actual])}), incompatible with expected data type (${typeNames([wanted])}).`,
    0
  );
}

/** Where the page would show `#Error!`, the API gives null. */
function orNullOnError(evaluate: () => FieldValue): FieldValue {
  try {
    return evaluate();
  } catch (problem) {
    if (problem instanceof FormulaRuntimeError) return null;
    throw problem;
  }
}
