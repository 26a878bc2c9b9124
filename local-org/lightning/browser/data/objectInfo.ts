import { API, request } from "./http.ts";
import { inBatches, partsOf } from "./inBatches.ts";

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

/** Every picklist of an object for a record type: field to values. */
export interface ObjectPicklists {
  picklistFieldValues: Record<string, PicklistValues>;
}

/** Objects that one request for a batch may name. */
const MOST_OBJECTS = 100;

const cache = new Map<string, Promise<unknown>>();

/** What does not change while the page is open is asked for once. */
function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known as Promise<T>;
  const answer = ask();
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
  return answer;
}

const askForInfo = inBatches<ObjectInfo>(MOST_OBJECTS, (names) => {
  if (names.length === 1) return [request("GET", infoPath(names.join()))];
  return partsOf(names.length, request("GET", infoPath(`batch/${names.join()}`)));
});

function infoPath(rest: string): string {
  return `${API}/ui-api/object-info/${rest}`;
}

export function objectInfo(objectApiName: string): Promise<ObjectInfo> {
  return once(objectApiName, () => askForInfo(objectApiName));
}

/** The values of one picklist; from those of the whole object where these are known already. */
export async function picklistValues(object: string, recordTypeId: string, field: string): Promise<PicklistValues> {
  const path = picklistPath(object, recordTypeId);
  const all = await (cache.get(path) as Promise<ObjectPicklists> | undefined)?.catch(() => undefined);
  const known = all?.picklistFieldValues[field];
  return known ?? once(`${path}/${field}`, () => request("GET", `${path}/${field}`));
}

export function allPicklistValues(object: string, recordTypeId: string): Promise<ObjectPicklists> {
  const path = picklistPath(object, recordTypeId);
  return once(path, () => request("GET", path));
}

function picklistPath(object: string, recordTypeId: string): string {
  return infoPath(`${object}/picklist-values/${recordTypeId}`);
}

/** Takes in what came with another answer: an object as its user sees it now, and its picklists for a record type. */
export function knowObject(info: ObjectInfo, recordTypeId: string, picklists: ObjectPicklists): void {
  cache.set(info.apiName, Promise.resolve(info));
  cache.set(picklistPath(info.apiName, recordTypeId), Promise.resolve(picklists));
}
