import type { FieldSchema, FieldType } from "../../schema/types.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_working_with_fields.htm */
const FIELD_TYPES: Record<FieldType, string> = {
  id: "Id",
  string: "String",
  boolean: "Boolean",
  int: "Integer",
  long: "Long",
  double: "Decimal",
  currency: "Decimal",
  percent: "Decimal",
  date: "Date",
  datetime: "Datetime",
  time: "Time",
  picklist: "String",
  multipicklist: "String",
  combobox: "String",
  reference: "Id",
  junctionIdList: "List<String>",
  textarea: "String",
  phone: "String",
  email: "String",
  url: "String",
  encryptedstring: "String",
  base64: "Blob",
  address: "System.Address",
  location: "System.Location",
  anyType: "Object"
};

const DEFINITIONS = new Set(["EntityDefinition", "FieldDefinition", "EntityParticle"]);

/** Whether the object's records describe objects and fields: names stand for their ids. */
export function isDefinition(object: string): boolean {
  return DEFINITIONS.has(object);
}

/** The name of the Apex type that a field's values have, such as `Decimal`; references to definitions hold names such as `Account`, which are no ids. */
export function fieldTypeName({ type, referenceTo }: Pick<FieldSchema, "type" | "referenceTo">): string {
  return referenceTo.some(isDefinition) ? "String" : FIELD_TYPES[type];
}
