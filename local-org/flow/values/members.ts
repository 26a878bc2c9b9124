import { recordScope } from "../../formula/recordScope.ts";
import type { FieldSchema } from "../../schema/types.ts";
import type { FieldValue } from "../../values.ts";
import type { Interview } from "../interviews/interview.ts";
import { asDataType, type FlowDataType } from "./dataType.ts";
import { FlowObject, FlowRecord, fieldValueOf, type FlowValue } from "./flowValue.ts";

/** A field of a record, a parent of it, or a member of an object; null of nothing. */
export function readMember(interview: Interview, owner: FlowValue, name: string, rest: readonly string[]): FlowValue {
  if (owner === null) return null;
  if (owner instanceof FlowObject) return owner.get(name);
  if (owner instanceof FlowRecord) return fieldOrParent(interview, owner, name);
  throw interview.notSupported(`the member ${rest.join(".")} of a value that has none`);
}

function fieldOrParent(interview: Interview, record: FlowRecord, name: string): FlowValue {
  const field = record.object.field(name);
  if (field !== undefined) return fieldValue(interview, record, field);
  const reference = record.object.parentRelationship(name);
  if (reference === undefined) throw interview.notSupported(`the field ${record.object.name}.${name}`);
  const id = fieldValue(interview, record, reference);
  const { schema } = interview.context.org;
  const object = typeof id === "string" ? schema.objectForId(id) : undefined;
  const parent = object && typeof id === "string" ? interview.context.surroundings.record(object, id) : null;
  return object && parent ? new FlowRecord(object, { ...parent }, true) : null;
}

/** Formula fields are worked out when they are asked for. */
function fieldValue(interview: Interview, record: FlowRecord, field: FieldSchema): FieldValue {
  const known = record.values[field.name];
  if (known !== undefined || field.formula === null || !record.isWhole) return known ?? null;
  return recordScope(record.object, record.values, interview.context.surroundings).value(field.name);
}

/** Sets a field of a record or a member of an object. */
export function writeMember(
  interview: Interview,
  owner: FlowValue,
  name: string,
  value: FlowValue,
  reference: string
): void {
  if (owner instanceof FlowObject) owner.set(name, value);
  else if (owner instanceof FlowRecord) setField(interview, owner, name, value);
  else throw interview.notSupported(`setting ${reference}`);
}

/** As `setField`; a field that the object has not is left out. */
export function setKnownField(record: FlowRecord, name: string, value: FlowValue): void {
  const field = record.object.field(name);
  if (field !== undefined) record.set(field.name, asFieldValue(value, field));
}

/** Sets a field to a value, which is brought to the field's type. */
export function setField(interview: Interview, record: FlowRecord, name: string, value: FlowValue): void {
  const field = record.object.field(name);
  if (field === undefined) throw interview.notSupported(`the field ${record.object.name}.${name}`);
  record.set(field.name, asFieldValue(value, field));
}

const DATA_TYPES: Readonly<Partial<Record<FieldSchema["type"], FlowDataType>>> = {
  boolean: "Boolean",
  date: "Date",
  datetime: "DateTime",
  time: "Time",
  double: "Number",
  int: "Number",
  long: "Number",
  currency: "Number",
  percent: "Number"
};

/** The value as the field takes it; a record stands for its id. */
export function asFieldValue(value: FlowValue, field: FieldSchema): FieldValue {
  if (value instanceof FlowRecord) return value.id;
  const plain = fieldValueOf(asDataType(value, DATA_TYPES[field.type] ?? "String"));
  return plain === "" ? null : plain;
}
