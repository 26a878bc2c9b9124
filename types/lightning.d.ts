/** A record as the User Interface API represents it. */
interface RecordRepresentation {
  id: string;
  apiName: string;
  fields: Record<string, { value: RecordFieldValue; displayValue: string | null }>;
  lastModifiedDate: string | null;
  systemModstamp: string | null;
}

type RecordFieldValue = string | number | boolean | null | RecordRepresentation;

/** What may be written to a field. */
type RecordInputValue = string | number | boolean | null;

interface WireResult<T> {
  data?: T;
  error?: ApexError;
}

interface PicklistEntry {
  label: string;
  value: string;
  validFor: number[];
}

interface ObjectInfo {
  apiName: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  defaultRecordTypeId: string | null;
  fields: Record<string, FieldInfo>;
}

interface FieldInfo {
  apiName: string;
  label: string;
  dataType: string;
  inlineHelpText: string | null;
  length: number;
  precision: number;
  scale: number;
  required: boolean;
  createable: boolean;
  updateable: boolean;
  referenceToInfos: { apiName: string; nameFields: string[] }[];
}

declare module "lightning/uiRecordApi" {
  import type { WireAdapterConstructor } from "lwc";
  export const getRecord: WireAdapterConstructor<
    { recordId: string; fields?: (string | FieldId)[]; optionalFields?: (string | FieldId)[] },
    WireResult<RecordRepresentation>
  >;
  export function getFieldValue(record: RecordRepresentation, field: string | FieldId): RecordFieldValue | undefined;
  export function getFieldDisplayValue(
    record: RecordRepresentation,
    field: string | FieldId
  ): string | null | undefined;
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, RecordInputValue>;
  }): Promise<RecordRepresentation>;
  export function updateRecord(
    input: { fields: Record<string, RecordInputValue> & { Id: string } },
    options?: { ifUnmodifiedSince?: string }
  ): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module "lightning/uiObjectInfoApi" {
  import type { WireAdapterConstructor } from "lwc";
  export const getObjectInfo: WireAdapterConstructor<{ objectApiName: string | ObjectId }, WireResult<ObjectInfo>>;
  export const getObjectInfos: WireAdapterConstructor<
    { objectApiNames: (string | ObjectId)[] },
    WireResult<{ results: { result: ObjectInfo; statusCode: number }[] }>
  >;
  export const getPicklistValuesByRecordType: WireAdapterConstructor<
    { objectApiName: string | ObjectId; recordTypeId: string },
    WireResult<{ picklistFieldValues: Record<string, { values: PicklistEntry[] }> }>
  >;
  export const getPicklistValues: WireAdapterConstructor<
    { recordTypeId: string; fieldApiName: string | FieldId },
    WireResult<{ values: PicklistEntry[] }>
  >;
}

declare module "lightning/navigation" {
  import type { LightningElement, WireAdapterConstructor } from "lwc";
  export interface PageReference {
    type: string;
    attributes: Record<string, string>;
    state?: Record<string, string>;
  }
  interface NavigationMethods {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  type NavigableConstructor = Pick<typeof LightningElement, keyof typeof LightningElement> &
    (new () => LightningElement & NavigationMethods);
  export const NavigationMixin: ((base: typeof LightningElement) => NavigableConstructor) & {
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;
}

declare module "lightning/platformShowToastEvent" {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: "info" | "success" | "warning" | "error";
      mode?: "dismissible" | "pester" | "sticky";
    });
  }
}

declare module "lightning/refresh" {
  export class RefreshEvent extends Event {
    constructor();
  }
  export function registerRefreshHandler(context: HTMLElement, handler: () => Promise<boolean>): number;
  export function unregisterRefreshHandler(id: number): void;
}
