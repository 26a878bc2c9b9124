import { NotSupportedError } from "../../../errors.ts";
import { compileDefaultValue } from "../../../formula/compileFormula.ts";
import { recordScope } from "../../../formula/recordScope.ts";
import type { FieldSchema } from "../../../schema/types.ts";
import { toApex } from "../../runtime/convert.ts";
import { currentExecution } from "../../runtime/execution.ts";
import type { ApexSObject } from "../../runtime/values/index.ts";
import { ApexDecimal, type ApexValue } from "../../runtime/values/index.ts";
import { surroundings } from "../formulaSurroundings.ts";

/** Fills the defaults that the object's fields declare: default picklist values, checkboxes, constants, formulas. */
export function withDefaults(record: ApexSObject): void {
  for (const field of record.schema.fields) {
    const value = field.createable ? defaultOf(record, field) : null;
    if (value !== null) record.set(field.name, value);
  }
}

function defaultOf({ schema: object }: ApexSObject, field: FieldSchema): ApexValue {
  if (field.defaultValue === null || field.picklistValues.length > 0) return constantDefault(field);
  const formula = compileDefaultValue(field, object, currentExecution().platform.schema);
  return toApex(field, formula.evaluate(recordScope(object, {}, surroundings())));
}

/** The field's default, null where it has none. Throws `NotSupportedError` for one that must be worked out by a formula. */
export function constantDefault(field: FieldSchema): ApexValue {
  const picked = field.picklistValues.find((each) => each.defaultValue && each.active);
  if (picked !== undefined) return picked.value;
  if (field.defaultValue === null) return null;
  return constant(field, field.defaultValue.trim());
}

function constant(field: FieldSchema, source: string): ApexValue {
  if (field.type === "boolean" && /^(true|false)$/i.test(source)) return source.toLowerCase() === "true";
  const quoted = /^(["'])(.*)\1$/s.exec(source);
  if (quoted !== null) return quoted[2] ?? "";
  const number = ApexDecimal.parse(source);
  if (number !== null) return field.type === "int" ? number.toInteger() : number;
  throw new NotSupportedError(`the default value ${source} of ${field.name} without a record to be saved`);
}
