import { partsOf, type FormMember, type FormState } from "./forms.ts";
import { isFailure, messageOf, type ErrorDetail } from "./http.ts";
import { allPicklistValues, MASTER_RECORD_TYPE, objectInfo, type ObjectInfo } from "./objectInfo.ts";
import { createRecord, readRecord, updateRecord, type RecordInput } from "./records.ts";
import type { RecordRepresentation } from "./representation.ts";

export interface FormTarget {
  recordId: string | null;
  objectApiName: string;
  recordTypeId: string | null;
  /** Values that the form begins with. */
  defaults: Record<string, unknown>;
}

/** Joins the members of a record form with one record: loads it, collects what was entered, saves it, spreads the errors. */
export class FormController {
  readonly #members = new Set<FormMember>();
  #state: FormState | null = null;
  #target: FormTarget | null = null;
  #reloading = false;

  add(member: FormMember): void {
    this.#members.add(member);
    if (this.#state === null) return;
    member.receive(this.#state);
    if (this.#lacks(this.#state, member.fieldName)) this.#loadAgain();
  }

  #lacks({ record, info }: FormState, field: string | null): boolean {
    return record !== null && field !== null && fieldsToRead(info, field).some((name) => !(name in record.fields));
  }

  /** Once for all members that came after the record did. */
  #loadAgain(): void {
    const target = this.#target;
    if (this.#reloading || target === null) return;
    this.#reloading = true;
    queueMicrotask(() => {
      this.#reloading = false;
      void this.load(target);
    });
  }

  get state(): FormState | null {
    return this.#state;
  }

  /** Loads what the members need. Rejects where the record or the object is out of the user's reach. */
  async load(target: FormTarget): Promise<FormState> {
    this.#target = target;
    const info = await objectInfo(target.objectApiName);
    const record = target.recordId === null ? null : await this.#loadRecord(target.recordId, info);
    const recordType = target.recordTypeId ?? record?.recordTypeId ?? info.defaultRecordTypeId ?? MASTER_RECORD_TYPE;
    const { picklistFieldValues } = await allPicklistValues(info.apiName, recordType);
    const values = { ...initialValues(record, picklistFieldValues), ...target.defaults };
    this.#spread({
      info,
      record,
      picklists: picklistFieldValues,
      values,
      fieldErrors: {},
      pageErrors: [],
      density: "comfy"
    });
    return this.#state as FormState;
  }

  async #loadRecord(id: string, info: ObjectInfo): Promise<RecordRepresentation> {
    const named = [...this.#members].flatMap(({ fieldName }) => fieldName ?? []);
    const names = new Set(["Id", ...named.flatMap((name) => fieldsToRead(info, name))]);
    const optionalFields = [...names].map((name) => `${info.apiName}.${name}`);
    return readRecord({ recordId: id, fields: [], optionalFields });
  }

  /** Takes in a value that a person changed, so that fields depending on it follow. */
  changed(field: string, value: unknown): void {
    if (this.#state !== null) this.#spread({ ...this.#state, values: { ...this.#state.values, [field]: value } });
  }

  reset(): void {
    this.#live().forEach((member) => member.reset?.());
    const { record, picklists } = this.#state ?? { record: null, picklists: {} };
    if (this.#state !== null) {
      this.#spread({ ...this.#state, values: initialValues(record, picklists), fieldErrors: {}, pageErrors: [] });
    }
  }

  /** Shows what is wrong with the values that were entered; true where nothing is. */
  validate(): boolean {
    return this.#live().filter((member) => member.validate?.() === false).length === 0;
  }

  /** Fields to save: for a new record all that hold a value, else those that were changed. */
  fields(): Record<string, unknown> {
    const inputs = this.#live().filter((member) => member.changedValue !== undefined);
    const changed = inputs.flatMap((member) => entriesOf(member, this.#state));
    return Object.fromEntries(changed);
  }

  /** Saves. Rejects with the platform's answer, whose errors the members show by then. */
  async save(fields: Record<string, unknown>): Promise<RecordRepresentation> {
    const target = this.#target;
    if (target === null || this.#state === null) throw new Error("The form has not loaded yet");
    this.#spread({ ...this.#state, fieldErrors: {}, pageErrors: [] });
    try {
      return await (target.recordId === null
        ? createRecord(createInput(target, fields))
        : updateRecord({ fields: { ...fields, Id: target.recordId } }));
    } catch (error) {
      this.#showErrors(error);
      throw error;
    }
  }

  #showErrors(error: unknown): void {
    if (this.#state === null) return;
    const output = isFailure(error) ? error.body.output : undefined;
    const fieldErrors = output?.fieldErrors ?? {};
    const shown = new Set(
      this.#live().flatMap((member) => (member.changedValue === undefined ? [] : (member.fieldName ?? [])))
    );
    const elsewhere = Object.entries(fieldErrors).filter(([name]) => !shown.has(name));
    const top = [...(output?.errors ?? []), ...elsewhere.flatMap(([, details]) => details)].map(textOf);
    const nothing = top.length === 0 && Object.keys(fieldErrors).length === 0;
    this.#spread({ ...this.#state, fieldErrors, pageErrors: nothing ? [messageOf(error)] : top });
  }

  #spread(state: FormState): void {
    this.#state = state;
    this.#live().forEach((member) => member.receive(state));
  }

  #live(): FormMember[] {
    for (const member of this.#members) if (member.disconnected === true) this.#members.delete(member);
    return [...this.#members];
  }
}

function textOf({ message }: ErrorDetail): string {
  return message;
}

function createInput(target: FormTarget, fields: Record<string, unknown>): RecordInput {
  const { recordTypeId } = target;
  const recordType = recordTypeId === null || recordTypeId === MASTER_RECORD_TYPE ? {} : { RecordTypeId: recordTypeId };
  return { apiName: target.objectApiName, fields: { ...recordType, ...target.defaults, ...fields } };
}

function initialValues(
  record: RecordRepresentation | null,
  picklists: FormState["picklists"]
): Record<string, unknown> {
  if (record !== null) {
    return Object.fromEntries(Object.entries(record.fields).map(([name, { value }]) => [name, value]));
  }
  const defaults = Object.entries(picklists).filter(([, { defaultValue }]) => defaultValue !== null);
  return Object.fromEntries(defaults.map(([name, { defaultValue }]) => [name, defaultValue?.value]));
}

/** A compound field's value is an object of its parts. */
function entriesOf(member: FormMember, state: FormState | null): [string, unknown][] {
  const value = member.changedValue?.();
  const name = member.fieldName ?? "";
  if (value === undefined) {
    const initial = state?.record === null ? state.values[name] : undefined;
    return initial === undefined || initial === null ? [] : [[name, initial]];
  }
  if (typeof value === "object" && value !== null) return Object.entries(value);
  return [[name, value]];
}

/** A compound field is read by its parts. */
function fieldsToRead(info: ObjectInfo, name: string): string[] {
  const parts = partsOf(info, name);
  const own = info.fields[name]?.dataType === "Address" || !(name in info.fields) ? [] : [name];
  return [...own, ...parts];
}
