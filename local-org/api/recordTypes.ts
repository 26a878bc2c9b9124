import type { LocalOrg } from "../org.ts";
import { defaultRecordTypeName } from "../save/defaultRecordTypes.ts";
import type { RecordTypeSchema, SObjectSchema } from "../schema/types.ts";
import type { UserContext } from "../security/types.ts";

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
}

/** A record type of an object with its id. */
export interface StoredRecordType {
  id: string;
  schema: RecordTypeSchema;
}

/** The record types of an object, without the master. */
export function recordTypesOf(org: LocalOrg, object: SObjectSchema): StoredRecordType[] {
  const ids = recordTypeIds(org, object);
  return object.recordTypes.flatMap((schema) => {
    const id = ids.get(schema.developerName);
    return id === undefined ? [] : [{ id, schema }];
  });
}

/** The record type of an id; undefined for the master. */
export function recordTypeById(org: LocalOrg, object: SObjectSchema, id: string): RecordTypeSchema | undefined {
  return recordTypesOf(org, object).find((type) => type.id === id)?.schema;
}

/** The record types of an object as the user has them, the master last, as describe calls list them. */
export function recordTypeInfos(org: LocalOrg, user: UserContext, object: SObjectSchema): RecordTypeInfo[] {
  const chosen = defaultRecordTypeName(org.project, user, object);
  const infos = recordTypesOf(org, object).map(({ id, schema: { active, developerName, label } }) => ({
    id,
    name: label,
    active,
    developerName,
    available: active && org.security.recordTypeVisible(user, object, developerName),
    isDefault: developerName === chosen,
    master: false
  }));
  const first = infos.some((info) => info.isDefault) ? undefined : infos.find((info) => info.available);
  if (first !== undefined) first.isDefault = true;
  return [...infos, masterRecordType(!infos.some((info) => info.isDefault))];
}

/** The record type that new records of the user's have. */
export function defaultRecordType(org: LocalOrg, user: UserContext, object: SObjectSchema): RecordTypeInfo {
  return recordTypeInfos(org, user, object).find((info) => info.isDefault) ?? masterRecordType(true);
}

function masterRecordType(isDefault: boolean): RecordTypeInfo {
  return {
    id: MASTER_RECORD_TYPE_ID,
    name: "Master",
    developerName: "Master",
    active: true,
    available: true,
    isDefault,
    master: true
  };
}

function recordTypeIds(org: LocalOrg, object: SObjectSchema): Map<string, string> {
  const recordType = org.schema.object("RecordType");
  if (recordType === undefined || object.recordTypes.length === 0) return new Map();
  const rows = org.store.readWhere(recordType, "SobjectType", [object.name]);
  return new Map(rows.map((row) => [String(row["DeveloperName"]), String(row["Id"])]));
}
