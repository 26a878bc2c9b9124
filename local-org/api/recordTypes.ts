import type { LocalOrg } from "../org.ts";
import type { RecordTypeSchema, SObjectSchema } from "../schema/types.ts";

/** The id of every object's master record type. */
export const MASTER_RECORD_TYPE_ID = "012000000000000AAA";

export interface RecordTypeInfo {
  id: string;
  name: string;
  developerName: string;
  active: boolean;
  available: boolean;
  isDefault: boolean;
  master: boolean;
  /** Null for the master. */
  schema: RecordTypeSchema | null;
}

/** The record types of an object, the master last, as describe calls list them. */
export function recordTypeInfos(org: LocalOrg, object: SObjectSchema): RecordTypeInfo[] {
  const ids = recordTypeIds(org, object);
  const infos = object.recordTypes.flatMap((schema): RecordTypeInfo[] => {
    const id = ids.get(schema.developerName);
    if (id === undefined) return [];
    return [
      {
        id,
        name: schema.label,
        developerName: schema.developerName,
        active: schema.active,
        available: schema.active,
        isDefault: false,
        master: false,
        schema
      }
    ];
  });
  const firstActive = infos.find((info) => info.active);
  if (firstActive !== undefined) firstActive.isDefault = true;
  return [...infos, masterRecordType(firstActive === undefined)];
}

/** The record type that new records of the object have. */
export function defaultRecordType(org: LocalOrg, object: SObjectSchema): RecordTypeInfo {
  return recordTypeInfos(org, object).find((info) => info.isDefault) ?? masterRecordType(true);
}

function masterRecordType(isDefault: boolean): RecordTypeInfo {
  return {
    id: MASTER_RECORD_TYPE_ID,
    name: "Master",
    developerName: "Master",
    active: true,
    available: true,
    isDefault,
    master: true,
    schema: null
  };
}

function recordTypeIds(org: LocalOrg, object: SObjectSchema): Map<string, string> {
  const recordType = org.schema.object("RecordType");
  if (recordType === undefined || object.recordTypes.length === 0) return new Map();
  const rows = org.store.readWhere(recordType, "SobjectType", [object.name]);
  return new Map(rows.map((row) => [String(row["DeveloperName"]), String(row["Id"])]));
}
