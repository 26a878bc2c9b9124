import { LightningElement, api, wire } from "lwc";
import { getObjectInfo, getPicklistValuesByRecordType } from "lightning/uiObjectInfoApi";
import { createRecord, updateRecord } from "lightning/uiRecordApi";
import readFresh from "@salesforce/apex/HandoffFreshValuesController.read";
import {
  conflictIn,
  contestedField,
  settled,
  shownConflict,
  type Conflict,
  type ShownConflict
} from "c/handoffConflicts";
import { errorReport } from "c/handoffErrors";
import type { FieldChange, FieldOption } from "c/handoffField";
import { referenceName } from "c/handoffFormat";
import { LABELS } from "./labels";

interface FormField {
  name: string;
  info: FieldInfo;
  value: unknown;
  displayValue: string;
  options: FieldOption[] | undefined;
  error: string;
  columnClass: string;
  conflict: ShownConflict | undefined;
}

interface FieldElement extends HTMLElement {
  reportValidity(): boolean;
}

const NARROW = "slds-col slds-size_1-of-1 slds-medium-size_1-of-3 slds-p-around_x-small";
const WIDE = "slds-col slds-size_1-of-1 slds-p-around_x-small";
/** Longer texts get a line of their own. */
const NARROW_LENGTH = 128;
/** Enter makes a new line in a text area, and picks in a list. */
const TYPES_WITH_ENTER = new Set(["TextArea", "Picklist", "Reference"]);

/**
 * The form in which one child row of a handoff is written, new or existing. Saves through Lightning Data Service; what the
 * server refuses stays in the form beside the reason.
 *
 * Fires `saved` after a save and `cancel` when the person leaves the form.
 */
export default class HandoffChildForm extends LightningElement {
  @api objectApiName!: string;
  @api parentId!: string;
  /** The row to edit; none for a new one. */
  @api record: SObjectRow | undefined;
  @api fields: string[] = [];
  /** Values that a new row has from the start: what its table demands, and what a finding asks for. */
  @api constants: Record<string, string> = {};
  @api referenceOptions: Record<string, FieldOption[]> = {};
  /** The field to begin with; the first one where none is named. */
  @api firstField: string | undefined;

  labels = LABELS;
  info: ObjectInfo | undefined;
  picklists: Record<string, PicklistEntry[]> = {};
  defaults: Record<string, RecordInputValue> = {};
  drafts: Record<string, RecordInputValue> = {};
  errors: Record<string, string> = {};
  messages: string[] = [];
  conflicts: Record<string, Conflict> = {};
  /** Other people's versions that this person has seen and decided about. */
  private seenVersions: Record<string, RecordInputValue> = {};
  isSaving = false;
  private hasFocused = false;

  @wire(getObjectInfo, { objectApiName: "$objectApiName" })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    if (!this.info) {
      this.messages = error ? [LABELS.fieldsFailed] : [];
    }
    this.info = data ?? this.info;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: "$objectApiName", recordTypeId: "$info.defaultRecordTypeId" })
  wiredPicklists({
    data
  }: WireResult<{
    picklistFieldValues: Record<string, { values: PicklistEntry[]; defaultValue?: PicklistEntry | null }>;
  }>): void {
    if (!data) {
      return;
    }
    const fields = Object.entries(data.picklistFieldValues);
    this.picklists = Object.fromEntries(fields.map(([name, { values }]) => [name, values]));
    this.defaults = Object.fromEntries(
      fields.flatMap(([name, { defaultValue }]) => (defaultValue ? [[name, defaultValue.value]] : []))
    );
  }

  renderedCallback(): void {
    const named = this.template?.querySelector<HTMLElement>(`[data-field="${this.firstField}"]`);
    const first = named ?? this.template?.querySelector<HTMLElement>("c-handoff-field");
    if (first && !this.hasFocused) {
      this.hasFocused = true;
      first.focus();
    }
  }

  /** Something was typed that is not saved. */
  @api get isDirty(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  get formFields(): FormField[] {
    return this.fields.flatMap((name) => {
      const info = this.info?.fields[name];
      return info && this.isWritable(info) ? [this.formField(name, info)] : [];
    });
  }

  private isWritable(info: FieldInfo): boolean {
    return this.record ? info.updateable : info.createable;
  }

  private formField(name: string, info: FieldInfo): FormField {
    const isLong = info.dataType === "TextArea" || info.length > NARROW_LENGTH;
    return {
      name,
      info,
      value: this.shownValue(name),
      displayValue: this.record ? referenceName(this.record, name) : "",
      options: this.referenceOptions[name] ?? this.picklists[name],
      error: this.errors[name] ?? "",
      columnClass: isLong ? WIDE : NARROW,
      conflict: shownConflict(this.conflicts[name], this.drafts[name], info)
    };
  }

  private shownValue(name: string): unknown {
    if (name in this.drafts) {
      return this.drafts[name];
    }
    return this.record ? this.record[name] : (this.constants[name] ?? this.defaults[name]);
  }

  private get changes(): Record<string, RecordInputValue> {
    return Object.fromEntries(
      Object.entries(this.drafts).filter(([name, value]) => value !== (this.record?.[name] ?? null))
    );
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { field, value } = event.detail;
    this.drafts = { ...this.drafts, [field]: value };
    this.errors = { ...this.errors, [field]: "" };
  }

  /** Enter saves where it has no meaning of its own, Escape leaves. */
  handleKeydown(event: KeyboardEvent): void {
    const { type } = (event.target as HTMLElement).dataset;
    if (event.key === "Enter" && type !== undefined && !TYPES_WITH_ENTER.has(type)) {
      event.preventDefault();
      this.handleSave();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.handleCancel();
    }
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  async handleSave(): Promise<void> {
    if (this.isSaving || !this.isValid()) {
      return;
    }
    this.isSaving = true;
    try {
      if (await this.findConflicts()) {
        return;
      }
      await this.write();
      this.drafts = {};
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, composed: true }));
    } catch (error) {
      this.show(error);
    } finally {
      this.isSaving = false;
    }
  }

  private isValid(): boolean {
    const inputs = [...(this.template?.querySelectorAll<FieldElement>("c-handoff-field") ?? [])];
    return inputs.map((input) => input.reportValidity()).every(Boolean);
  }

  private async write(): Promise<void> {
    if (!this.record) {
      const fields = { Handoff__c: this.parentId, ...this.defaults, ...this.constants, ...this.drafts };
      await createRecord({ apiName: this.objectApiName, fields });
    } else if (this.isDirty) {
      await updateRecord({ fields: { ...this.changes, Id: this.record.Id } });
    }
  }

  /** Fields that somebody else has written since the form was opened, with what they hold now. */
  private async findConflicts(): Promise<boolean> {
    if (!this.record || !this.isDirty) {
      return false;
    }
    const fresh = await readFresh({ recordId: this.record.Id, fieldNames: Object.keys(this.changes) });
    const contested = Object.entries(this.changes).filter(([name, mine]) => {
      const theirs = fresh[name] ?? null;
      const seen = name in this.seenVersions ? this.seenVersions[name] : (this.record?.[name] ?? null);
      return theirs !== seen && theirs !== mine;
    });
    this.conflicts = Object.fromEntries(contested.map(([name]) => [name, conflictIn(fresh, name)]));
    return contested.length > 0;
  }

  handleKeepMine(event: Event): void {
    const field = contestedField(event);
    this.seenVersions = { ...this.seenVersions, [field]: this.conflicts[field]?.theirs ?? null };
    this.conflicts = settled(this.conflicts, field);
  }

  handleTakeTheirs(event: Event): void {
    const field = contestedField(event);
    const theirs = this.conflicts[field]?.theirs ?? null;
    this.seenVersions = { ...this.seenVersions, [field]: theirs };
    this.drafts = { ...this.drafts, [field]: theirs };
    this.conflicts = settled(this.conflicts, field);
  }

  private show(error: unknown): void {
    const { fieldMessages, messages } = errorReport(error, LABELS.saveFailed);
    const shown = new Set(this.formFields.map(({ name }) => name));
    const elsewhere = Object.entries(fieldMessages).filter(([name]) => !shown.has(name));
    this.errors = fieldMessages;
    this.messages = [...elsewhere.map(([, message]) => message), ...messages];
  }
}
