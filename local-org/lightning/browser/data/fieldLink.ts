import type { FieldInfo, ObjectInfo } from "./objectInfo.ts";
import { readRecord } from "./records.ts";
import { fieldAt, isRecord, type RecordRepresentation } from "./representation.ts";

/** The record behind a reference. */
export interface FieldLink {
  id: string;
  name: string;
  object: string;
}

/** The record that a reference field leads to; null where there is none or the user may not see it. */
export async function fieldLink(
  info: ObjectInfo,
  record: RecordRepresentation,
  field: FieldInfo
): Promise<FieldLink | null> {
  const id = record.fields[field.apiName]?.value;
  const relation = field.relationshipName;
  const target = field.referenceToInfos[0];
  if (typeof id !== "string" || relation === null || target === undefined) return null;
  const nameField = target.nameFields.includes("Name") ? "Name" : (target.nameFields[0] ?? "Name");
  const path = `${info.apiName}.${relation}.${nameField}`;
  const loaded = await readRecord({ recordId: record.id, fields: [], optionalFields: [path] });
  const parent = loaded.fields[relation]?.value;
  const name = fieldAt(loaded, path)?.value;
  return isRecord(parent) ? { id, name: String(name ?? ""), object: parent.apiName } : null;
}
