import { NotSupportedError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import type { BindValue } from "../../soql/types.ts";
import type { FieldValue } from "../../values.ts";
import type { FlowSource } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { sameValue } from "../values/compare.ts";
import { itemsOf, type FlowValue } from "../values/flowValue.ts";
import { asFieldValue } from "../values/members.ts";
import { textOf } from "../values/text.ts";
import { readValue, type ValueSource } from "../values/valueOf.ts";

/** One filter condition of a data element. */
export interface RecordFilter {
  field: string;
  operator: string;
  value: ValueSource;
}

/** What a filter asks in SOQL; a bind stands for its value. */
export interface SoqlCondition {
  soql: string;
  binds: BindValue[];
}

export function readFilters(node: MetadataNode, flow: FlowSource): RecordFilter[] {
  return nodes(node, "filters").map((each) => {
    const operator = text(each, "operator") ?? "EqualTo";
    if (OPERATORS[operator] === undefined)
      throw new NotSupportedError(`the operator ${operator} in a filter`, flow.name);
    return { field: text(each, "field") ?? "", operator, value: readValue(each, "value") };
  });
}

type Operator = (field: FieldSchema, value: FlowValue) => SoqlCondition;

/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_filter.htm */
const OPERATORS: Readonly<Record<string, Operator>> = {
  EqualTo: compared("="),
  NotEqualTo: compared("!="),
  GreaterThan: compared(">"),
  GreaterThanOrEqualTo: compared(">="),
  LessThan: compared("<"),
  LessThanOrEqualTo: compared("<="),
  StartsWith: (field, value) => like(field, `${escaped(value)}%`),
  EndsWith: (field, value) => like(field, `%${escaped(value)}`),
  Contains: (field, value) => like(field, `%${escaped(value)}%`),
  IsNull: (field, value) => ({ soql: `${field.name} ${sameValue(value, true) ? "=" : "!="} null`, binds: [] }),
  In: among("IN"),
  NotIn: among("NOT IN")
};

/** The condition of a filter in an interview. */
export function soqlOf(
  { field: name, operator, value }: RecordFilter,
  object: SObjectSchema,
  interview: Interview
): SoqlCondition {
  const field = object.field(name);
  const condition = OPERATORS[operator];
  if (field === undefined || condition === undefined) throw interview.notSupported(`the field ${object.name}.${name}`);
  return condition(field, value(interview));
}

function compared(sign: string): Operator {
  return (field, value) => ({ soql: `${field.name} ${sign} :value`, binds: [valueFor(field, value)] });
}

function among(word: string): Operator {
  return (field, value) => ({
    soql: `${field.name} ${word} :value`,
    binds: [itemsOf(value).map((item) => valueFor(field, item))]
  });
}

function like(field: FieldSchema, pattern: string): SoqlCondition {
  return { soql: `${field.name} LIKE :value`, binds: [pattern] };
}

function escaped(value: FlowValue): string {
  return textOf(value).replace(/[\\%_]/g, "\\$&");
}

/** A checkbox is never empty: nothing means not checked. */
function valueFor(field: FieldSchema, value: FlowValue): FieldValue {
  return asFieldValue(value, field) ?? (field.type === "boolean" ? false : null);
}
