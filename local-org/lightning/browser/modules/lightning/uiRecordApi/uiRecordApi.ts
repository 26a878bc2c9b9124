import { unsupportedAdapter } from "../../../data/notSupported.ts";
import { API, request } from "../../../data/http.ts";
import { toBatch, type BatchResults } from "../../../data/inBatches.ts";
import { MASTER_RECORD_TYPE, objectInfo, type ObjectInfo } from "../../../data/objectInfo.ts";
import { refreshRecords, readRecord, watchRecord, type RecordInput, type RecordQuery } from "../../../data/records.ts";
import {
  fieldAt,
  qualifiedName,
  type FieldReference,
  type RecordRepresentation
} from "../../../data/representation.ts";
import { layoutFields } from "../../../data/layoutFields.ts";
import { isComplete, WireAdapter } from "../../../data/wireAdapter.ts";

export { createRecord, deleteRecord, updateRecord } from "../../../data/records.ts";

type OneOrMore<T> = T | readonly T[];

interface GetRecordConfig {
  recordId: string;
  fields?: OneOrMore<FieldReference>;
  optionalFields?: OneOrMore<FieldReference>;
  layoutTypes?: OneOrMore<string>;
  modes?: OneOrMore<string>;
}

async function queryOf(config: GetRecordConfig): Promise<RecordQuery> {
  const ofLayout =
    config.layoutTypes === undefined ? [] : await layoutFields(config.recordId, list(config.layoutTypes));
  return {
    recordId: config.recordId,
    fields: list(config.fields).map(qualifiedName),
    optionalFields: [...list(config.optionalFields).map(qualifiedName), ...ofLayout]
  };
}

function list<T>(value: OneOrMore<T> | undefined): T[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as T[];
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html */
export class getRecord extends WireAdapter<GetRecordConfig, RecordRepresentation> {
  #stop: (() => void) | undefined;

  protected override ready(config: GetRecordConfig): boolean {
    const asksForFields =
      config.fields !== undefined || config.optionalFields !== undefined || config.layoutTypes !== undefined;
    return isComplete(config, ["recordId"]) && asksForFields;
  }

  protected override async load(config: GetRecordConfig, again: boolean): Promise<RecordRepresentation> {
    const query = await queryOf(config);
    const first = await readRecord(query, again);
    if (this.#stop !== undefined) return first;
    return new Promise((resolve, reject) => {
      let answered = false;
      this.#stop = watchRecord(
        query,
        (record) => {
          if (answered) this.push({ data: record, error: undefined });
          answered = true;
          resolve(record);
        },
        (error) => {
          if (answered) this.push({ data: undefined, error });
          reject(error);
        }
      );
    });
  }

  protected override release(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}

interface GetRecordsConfig {
  records: { recordIds: string[]; fields?: FieldReference[]; optionalFields?: FieldReference[] }[];
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-records.html */
export class getRecords extends WireAdapter<GetRecordsConfig, BatchResults<unknown>> {
  protected override ready(config: GetRecordsConfig): boolean {
    return isComplete(config, ["records"]);
  }

  protected override async load({ records }: GetRecordsConfig, again: boolean): Promise<BatchResults<unknown>> {
    const queries = records.flatMap(({ recordIds, fields, optionalFields }) =>
      recordIds.map((recordId) => ({
        recordId,
        fields: list(fields).map(qualifiedName),
        optionalFields: list(optionalFields).map(qualifiedName)
      }))
    );
    return toBatch(queries.map((query) => readRecord(query, again)));
  }
}

/** The field's value; undefined where the record was read without it. */
export function getFieldValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
  return record === undefined || record === null ? undefined : fieldAt(record, qualifiedName(field))?.value;
}

/** The value as the user's locale shows it. */
export function getFieldDisplayValue(record: RecordRepresentation | undefined, field: FieldReference): unknown {
  return record === undefined || record === null ? undefined : fieldAt(record, qualifiedName(field))?.displayValue;
}

/** Tells that records changed behind Lightning Data Service's back, such as by Apex. */
export async function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void> {
  await refreshRecords(records.map(({ recordId }) => recordId));
}

/** The older name of the same. */
export function getRecordNotifyChange(records: readonly { recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}

export async function refresh(record: { id?: string }): Promise<void> {
  if (record?.id !== undefined) await refreshRecords([record.id]);
}

interface DefaultsConfig {
  objectApiName: string | { objectApiName: string };
  recordTypeId?: string;
}

interface RecordDefaults {
  objectInfos: Record<string, ObjectInfo>;
  record: { apiName: string; fields: RecordRepresentation["fields"]; recordTypeId?: string };
}

export class getRecordCreateDefaults extends WireAdapter<DefaultsConfig, RecordDefaults> {
  protected override ready(config: DefaultsConfig): boolean {
    return isComplete(config, ["objectApiName"]);
  }

  protected override load({ objectApiName, recordTypeId }: DefaultsConfig): Promise<RecordDefaults> {
    const name = typeof objectApiName === "string" ? objectApiName : objectApiName.objectApiName;
    const query = recordTypeId === undefined ? "" : `?recordTypeId=${recordTypeId}`;
    return request("GET", `${API}/ui-api/record-defaults/create/${name}${query}`);
  }
}

/** The input for `createRecord` from a record with defaults: what the user may create. */
export function generateRecordInputForCreate(record: RecordRepresentation, info?: ObjectInfo): RecordInput {
  const writable = (name: string): boolean => info?.fields[name]?.createable ?? true;
  return { apiName: record.apiName, fields: plainValues(record, writable) };
}

/** The input for `updateRecord` from a record: its id and what the user may update. */
export function generateRecordInputForUpdate(record: RecordRepresentation, info?: ObjectInfo): RecordInput {
  const writable = (name: string): boolean => info?.fields[name]?.updateable ?? true;
  return { fields: { ...plainValues(record, writable), Id: record.id } };
}

function plainValues(record: RecordRepresentation, writable: (name: string) => boolean): Record<string, unknown> {
  const plain = Object.entries(record.fields).filter(
    ([name, { value }]) => typeof value !== "object" && writable(name)
  );
  return Object.fromEntries(plain.map(([name, { value }]) => [name, value]));
}

/** Only what differs from the original. */
export function createRecordInputFilteredByEditedFields(
  input: RecordInput,
  original: RecordRepresentation
): RecordInput {
  const edited = Object.entries(input.fields).filter(
    ([name, value]) => name === "Id" || original.fields[name]?.value !== value
  );
  return { ...input, fields: Object.fromEntries(edited) };
}

export async function defaultRecordTypeId(objectApiName: string): Promise<string> {
  return (await objectInfo(objectApiName)).defaultRecordTypeId ?? MASTER_RECORD_TYPE;
}

/** The platform has retired it in favour of `getRecord` and `getRecordCreateDefaults`. */
export const getRecordUi = unsupportedAdapter("lightning/uiRecordApi getRecordUi");
