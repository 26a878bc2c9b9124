import type { FieldSchema, FieldType } from "../../../schema/types.ts";

const TYPES: Record<FieldType, string> = {
  id: "Id",
  reference: "Id",
  string: "String",
  picklist: "String",
  multipicklist: "String",
  combobox: "String",
  textarea: "String",
  phone: "String",
  email: "String",
  url: "String",
  encryptedstring: "String",
  boolean: "Boolean",
  int: "Integer",
  long: "Long",
  double: "Decimal",
  currency: "Decimal",
  percent: "Decimal",
  date: "Date",
  datetime: "Datetime",
  time: "Time",
  base64: "Blob",
  address: "System.Address",
  location: "System.Location",
  anyType: "Object"
};

/** The Apex type of a field's values, such as `Decimal`. */
export function fieldTypeName(field: FieldSchema): string {
  return isDurableId(field) ? "String" : TYPES[field.type];
}

const DURABLE = new Set(["EntityDefinition", "FieldDefinition", "EntityParticle"]);

/** References to definitions hold names such as `Account`, which are no ids. */
function isDurableId({ type, referenceTo }: FieldSchema): boolean {
  return type === "reference" && referenceTo.some((target) => DURABLE.has(target));
}
