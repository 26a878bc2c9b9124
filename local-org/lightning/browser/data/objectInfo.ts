import { API, request } from "./http.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm */
export interface ObjectInfo {
  apiName: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  defaultRecordTypeId: string | null;
  nameFields: string[];
  fields: Record<string, FieldInfo>;
  recordTypeInfos: Record<string, RecordTypeInfo>;
  themeInfo?: { color: string; iconUrl: string };
}

export interface FieldInfo {
  apiName: string;
  label: string;
  dataType: string;
  required: boolean;
  createable: boolean;
  updateable: boolean;
  calculated: boolean;
  length: number;
  precision: number;
  scale: number;
  inlineHelpText: string | null;
  htmlFormatted: boolean;
  reference: boolean;
  relationshipName: string | null;
  referenceToInfos: { apiName: string; nameFields: string[] }[];
  controllerName: string | null;
  nameField?: boolean;
}

export interface RecordTypeInfo {
  recordTypeId: string;
  name: string;
  available: boolean;
  defaultRecordTypeMapping: boolean;
  master: boolean;
}

export interface PicklistValues {
  controllerValues: Record<string, number>;
  defaultValue: { value: string } | null;
  values: { label: string; value: string; validFor: number[] }[];
}

/** The record type of objects that have none. */
export const MASTER_RECORD_TYPE = "012000000000000AAA";

const cache = new Map<string, Promise<unknown>>();

function once<T>(path: string): Promise<T> {
  const known = cache.get(path);
  if (known !== undefined) return known as Promise<T>;
  const answer = request<T>("GET", path);
  cache.set(path, answer);
  answer.catch(() => cache.delete(path));
  return answer;
}

export function objectInfo(objectApiName: string): Promise<ObjectInfo> {
  return once(`${API}/ui-api/object-info/${objectApiName}`);
}

export function picklistValues(object: string, recordTypeId: string, field: string): Promise<PicklistValues> {
  return once(`${API}/ui-api/object-info/${object}/picklist-values/${recordTypeId}/${field}`);
}

/** Every picklist of the object for a record type: field to values. */
export function allPicklistValues(
  object: string,
  recordTypeId: string
): Promise<{ picklistFieldValues: Record<string, PicklistValues> }> {
  return once(`${API}/ui-api/object-info/${object}/picklist-values/${recordTypeId}`);
}
