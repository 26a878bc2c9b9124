import { compileFormula, type TypedFormula } from "../formula/compileFormula.ts";
import { NotSupportedError } from "../errors.ts";
import type { FieldSchema, LookupFilter, Schema, SObjectSchema } from "../schema/types.ts";

type Item = LookupFilter["items"][number];
type Test = (operand: string, value: string) => string;

const TESTS: Readonly<Record<string, Test>> = {
  equals: (operand, value) => `${operand} = ${value}`,
  notEqual: (operand, value) => `${operand} <> ${value}`,
  lessThan: (operand, value) => `${operand} < ${value}`,
  greaterThan: (operand, value) => `${operand} > ${value}`,
  lessOrEqual: (operand, value) => `${operand} <= ${value}`,
  greaterOrEqual: (operand, value) => `${operand} >= ${value}`,
  contains: (operand, value) => `CONTAINS(${operand}, ${value})`,
  notContain: (operand, value) => `NOT(CONTAINS(${operand}, ${value}))`,
  startsWith: (operand, value) => `BEGINS(${operand}, ${value})`
};

/** Operations that hold when they hold for none of several values. */
const NEGATIVE: ReadonlySet<string> = new Set(["notEqual", "notContain"]);

const COMPILED = new WeakMap<LookupFilter, TypedFormula>();

/**
 * What a lookup's filter asks, as a formula over the record that has the lookup.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm, LookupFilter
 */
export function compileLookupFilter(
  filter: LookupFilter,
  lookup: FieldSchema,
  object: SObjectSchema,
  schema: Schema
): TypedFormula {
  const known = COMPILED.get(filter);
  if (known !== undefined) return known;
  const compiled = compileFormula(formulaOf(filter, lookup, object, schema), object, schema, { result: "boolean" });
  COMPILED.set(filter, compiled);
  return compiled;
}

function formulaOf(filter: LookupFilter, lookup: FieldSchema, object: SObjectSchema, schema: Schema): string {
  const items = filter.items.map((item) => `(${itemFormula(item, lookup, object, schema)})`);
  if (filter.logic === null) return items.join(" && ");
  return filter.logic
    .replace(/\bAND\b/gi, "&&")
    .replace(/\bOR\b/gi, "||")
    .replace(/\bNOT\b/gi, "!")
    .replace(/\d+/g, (place) => items[Number(place) - 1] ?? "FALSE");
}

function itemFormula(item: Item, lookup: FieldSchema, object: SObjectSchema, schema: Schema): string {
  const test = TESTS[item.operation];
  if (test === undefined)
    throw new NotSupportedError(`the operation ${item.operation} in a lookup filter`, lookup.name);
  const field = fieldOf(item.field, lookup, object, schema);
  const operand = operandOf(item.field, lookup, field);
  if (item.valueField !== null) {
    const other = fieldOf(item.valueField, lookup, object, schema);
    return test(operand, operandOf(item.valueField, lookup, other));
  }
  const values = (item.value ?? "").split(",").map((value) => test(operand, literal(value.trim(), field)));
  return values.join(NEGATIVE.has(item.operation) ? " && " : " || ");
}

/** `$Source.X` is a field of the record, `$User.X` and its like are globals, the others are fields of what is looked up. */
function operandOf(path: string, lookup: FieldSchema, field: FieldSchema | undefined): string {
  const [head = "", ...rest] = path.split(".");
  const source =
    head === "$Source"
      ? rest.join(".")
      : head.startsWith("$")
        ? path
        : `${lookup.relationshipName ?? ""}.${rest.join(".")}`;
  return field?.type === "picklist" ? `TEXT(${source})` : source;
}

function fieldOf(path: string, lookup: FieldSchema, object: SObjectSchema, schema: Schema): FieldSchema | undefined {
  const [head = "", ...rest] = path.split(".");
  const start =
    head === "$Source" ? object : schema.object(head.startsWith("$") ? head.slice(1) : (lookup.referenceTo[0] ?? ""));
  const last = rest.at(-1) ?? "";
  const parent = rest.slice(0, -1).reduce<SObjectSchema | undefined>((at, name) => {
    return schema.object(at?.parentRelationship(name)?.referenceTo[0] ?? "");
  }, start);
  return parent?.field(last);
}

const NUMBERS: ReadonlySet<string> = new Set(["int", "long", "double", "currency", "percent"]);

function literal(value: string, field: FieldSchema | undefined): string {
  if (field !== undefined && NUMBERS.has(field.type)) return value === "" ? "NULL" : value;
  if (field?.type === "boolean") return /^(1|true)$/i.test(value) ? "TRUE" : "FALSE";
  const quoted = `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  if (field?.type === "date") return `DATEVALUE(${quoted})`;
  return field?.type === "datetime" ? `DATETIMEVALUE(${quoted})` : quoted;
}
