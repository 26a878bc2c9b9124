import type { FieldSchema, PicklistValue } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import { referenceId } from "./row.ts";
import type { Statement } from "./statement.ts";

/** The id of one of the object's record types; null where there is none of this name. */
export function recordTypeId({ dependencies, object }: Statement, developerName: string): string | null {
  const recordTypes = dependencies.schema.object("RecordType");
  const named =
    recordTypes === undefined ? [] : dependencies.store.readWhere(recordTypes, "DeveloperName", [developerName]);
  return referenceId(named.find((each) => each["SobjectType"] === object.name)?.["Id"]);
}

/** The values that a picklist has for the record's record type; undefined where it has none or says nothing of the field. */
export function recordTypeValues(
  { dependencies, object }: Statement,
  field: FieldSchema,
  record: RecordValues
): PicklistValue[] | undefined {
  const id = referenceId(record["RecordTypeId"]);
  const recordTypes = dependencies.schema.object("RecordType");
  if (id === null || recordTypes === undefined) return undefined;
  const name = dependencies.store.read(recordTypes, [id]).get(id)?.["DeveloperName"];
  return object.recordTypes.find((type) => type.developerName === name)?.picklistValues.get(field.name.toLowerCase());
}
