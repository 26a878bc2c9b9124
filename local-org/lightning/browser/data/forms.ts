import type { ErrorDetail } from "./http.ts";
import type { FieldInfo, ObjectInfo, PicklistValues } from "./objectInfo.ts";
import type { RecordRepresentation } from "./representation.ts";

/** Sent by what stands inside of a record form, so that the form knows of it. */
export const REGISTER_EVENT = "localorg__registermember";
/** Sent by an input field whose value a person changed. */
export const CHANGE_EVENT = "localorg__fieldchange";

/** What a record form tells those inside of it. */
export interface FormState {
  info: ObjectInfo;
  /** Null for a record that is being created. */
  record: RecordRepresentation | null;
  picklists: Record<string, PicklistValues>;
  /** Values as they stand in the form, by field. */
  values: Readonly<Record<string, unknown>>;
  /** Errors of the last save, by field. */
  fieldErrors: Record<string, ErrorDetail[]>;
  /** Errors of the last save that belong to no field in the form. */
  pageErrors: string[];
  density: string;
}

/** An input field, output field or messages element inside of a form. */
export interface FormMember {
  fieldName: string | null;
  receive(state: FormState): void;
  /** The value that a person entered; undefined where nothing was changed. */
  changedValue?(): unknown;
  reset?(): void;
  /** Shows what is wrong with the value; true where nothing is. */
  validate?(): boolean;
  disconnected?: boolean;
}

/** Announces a member to the form around it; answers what signs it off. */
export function register(element: EventTarget, member: FormMember): void {
  element.dispatchEvent(new CustomEvent(REGISTER_EVENT, { bubbles: true, composed: true, detail: member }));
}

/** How a field's value is edited, by its data type in the UI API. */
export type InputKind =
  | "text"
  | "textarea"
  | "checkbox"
  | "number"
  | "date"
  | "datetime"
  | "time"
  | "picklist"
  | "multipicklist"
  | "reference"
  | "email"
  | "tel"
  | "url"
  | "name"
  | "address"
  | "readonly";

const KINDS: Record<string, InputKind> = {
  TextArea: "textarea",
  LongTextArea: "textarea",
  Boolean: "checkbox",
  Int: "number",
  Long: "number",
  Double: "number",
  Currency: "number",
  Percent: "number",
  Date: "date",
  DateTime: "datetime",
  Time: "time",
  Picklist: "picklist",
  MultiPicklist: "multipicklist",
  Reference: "reference",
  Email: "email",
  Phone: "tel",
  Url: "url",
  Address: "address",
  Location: "readonly"
};

export function inputKind(field: FieldInfo): InputKind {
  return KINDS[field.dataType] ?? "text";
}

const NAME_PARTS = ["Salutation", "FirstName", "LastName"];

/** Parts of compound fields (`Name` of people, addresses) that the object has. */
export function partsOf(info: ObjectInfo, field: string): string[] {
  if (field === "Name") return isPerson(info) ? NAME_PARTS.filter((name) => name in info.fields) : [];
  const prefix = /^(\w*)Address$/.exec(field)?.[1];
  if (prefix === undefined || info.fields[field]?.dataType !== "Address") return [];
  return ["Street", "City", "State", "PostalCode", "Country"]
    .map((part) => prefix + part)
    .filter((name) => name in info.fields);
}

/** Accounts have the parts of a name too, for person accounts; only people demand one. */
function isPerson(info: ObjectInfo): boolean {
  return info.fields.LastName?.required === true;
}
