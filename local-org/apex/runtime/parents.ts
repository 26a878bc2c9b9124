import { isIdLookup } from "../../schema/idLookups.ts";
import type { FieldSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { toFieldValue } from "./convert.ts";
import { currentExecution } from "./execution.ts";
import type { ApexSObject } from "./values/index.ts";
import { raise } from "./values/index.ts";

/**
 * The references that a record gives by a parent's external id, or another field that stands for an id: `new Contact(Account = new Account(Number__c = 'A1'))`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_nested_object.htm
 */
export function parentReferences(record: ApexSObject): RecordValues {
  const references: RecordValues = {};
  for (const [relationship, parent] of record.parents()) {
    const field = record.schema.parentRelationship(relationship);
    if (
      field === undefined ||
      parent === null ||
      parent.origin !== "new" ||
      parent.id !== null ||
      record.has(field.name)
    )
      continue;
    const key = externalId(parent);
    if (key !== undefined) references[field.name] = idByExternalId(parent, key);
  }
  return references;
}

function externalId(parent: ApexSObject): FieldSchema | undefined {
  const set = [...parent.values().keys()].map((name) => parent.schema.field(name));
  return (
    set.find((field) => field?.externalId === true) ??
    set.find((field) => field !== undefined && field.type !== "id" && isIdLookup(parent.schema, field))
  );
}

function idByExternalId(parent: ApexSObject, field: FieldSchema): string {
  const value = toFieldValue(parent.get(field.name));
  const values = value === null || typeof value === "boolean" ? [] : [value];
  const rows = currentExecution().platform.store.readWhere(parent.schema, field.name, values);
  const id = rows[0]?.["Id"];
  if (typeof id === "string" && rows.length === 1) return id;
  const problem = rows.length === 0 ? "not found" : "matches more than one record";
  raise(
    "System.DmlException",
    `Foreign key external ID: ${String(value)} ${problem} for field ${field.name} in entity ${parent.type}`
  );
}
