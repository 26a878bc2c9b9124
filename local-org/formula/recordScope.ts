import type { FieldSchema, Schema, SObjectSchema } from "../schema/types.ts";
import type { FieldValue, RecordValues } from "../values.ts";
import { compileFieldFormula, type TypedFormula } from "./compileFormula.ts";
import type { FormulaScope } from "./types.ts";

/** What a formula needs besides the record itself. */
export interface FormulaSurroundings {
  schema: Schema;
  now: number;
  timeZone: string;
  /** A stored record, null where there is none. */
  record(object: SObjectSchema, id: string): RecordValues | null;
  /** The stored record of this name, for VLOOKUP; null where there is none. */
  recordByName?(object: SObjectSchema, name: string): RecordValues | null;
  /** The value of a global such as `$User.Email`, over the record that the formula stands on. */
  global(reference: string, record: RecordValues): FieldValue;
}

/**
 * The scope of a record: its own fields, its parents' and its formula fields, worked out as they are asked for.
 * @param prior the record before this save; null where it is new; absent where the formula is of no save
 */
export function recordScope(
  object: SObjectSchema,
  record: RecordValues,
  surroundings: FormulaSurroundings,
  prior?: RecordValues | null
): FormulaScope {
  const scope: FormulaScope = {
    value: (reference) => valueOf(object, record, reference, surroundings),
    now: surroundings.now,
    timeZone: surroundings.timeZone,
    ...(surroundings.recordByName === undefined ? {} : { recordByName: surroundings.recordByName })
  };
  if (prior === undefined) return scope;
  return {
    ...scope,
    isNew: prior === null,
    priorValue: (reference) => (prior === null ? null : valueOf(object, prior, reference, surroundings))
  };
}

/** The values of all formula fields of a record. */
export function formulaValues(
  object: SObjectSchema,
  record: RecordValues,
  surroundings: FormulaSurroundings
): RecordValues {
  const fields = object.fields.filter((field) => field.formula !== null);
  return Object.fromEntries(fields.map((field) => [field.name, fieldValue(object, record, field, surroundings)]));
}

function valueOf(
  object: SObjectSchema,
  record: RecordValues,
  reference: string,
  surroundings: FormulaSurroundings
): FieldValue {
  if (reference.startsWith("$")) return surroundings.global(reference, record);
  const dot = reference.indexOf(".");
  if (dot < 0) {
    const field = object.field(reference);
    return field === undefined ? null : fieldValue(object, record, field, surroundings);
  }
  const parent = parentOf(object, record, reference.slice(0, dot), surroundings);
  return parent === null ? null : valueOf(parent.object, parent.record, reference.slice(dot + 1), surroundings);
}

function parentOf(
  object: SObjectSchema,
  record: RecordValues,
  step: string,
  surroundings: FormulaSurroundings
): { object: SObjectSchema; record: RecordValues } | null {
  const [relation = "", target] = step.split(":");
  const id = record[object.parentRelationship(relation)?.name ?? ""];
  const parentObject = typeof id === "string" ? surroundings.schema.objectForId(id) : undefined;
  if (target !== undefined && parentObject?.name !== target) return null;
  const parent = parentObject && typeof id === "string" ? surroundings.record(parentObject, id) : null;
  return parentObject && parent ? { object: parentObject, record: parent } : null;
}

function fieldValue(
  object: SObjectSchema,
  record: RecordValues,
  field: FieldSchema,
  surroundings: FormulaSurroundings
): FieldValue {
  if (field.formula === null) return record[field.name] ?? null;
  return compiledField(field, object, surroundings.schema).evaluate(recordScope(object, record, surroundings));
}

const COMPILED = new WeakMap<FieldSchema, TypedFormula>();

/** The formula of a field whose `formula` is not null, compiled once. */
export function compiledField(field: FieldSchema, object: SObjectSchema, schema: Schema): TypedFormula {
  const known = COMPILED.get(field);
  if (known !== undefined) return known;
  const formula = compileFieldFormula(field, object, schema);
  COMPILED.set(field, formula);
  return formula;
}
