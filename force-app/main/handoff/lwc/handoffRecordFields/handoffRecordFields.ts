import { LightningElement, api, wire } from "lwc";
import { getObjectInfo, getPicklistValuesByRecordType } from "lightning/uiObjectInfoApi";
import { updateRecord } from "lightning/uiRecordApi";
import { errorReport } from "c/handoffErrors";
import type { FieldChange, FieldOption } from "c/handoffField";
import { referenceName } from "c/handoffFormat";
import SAVE_FAILED from "@salesforce/label/c.Handoff_Save_Failed";

/** How a row of fields is laid out: the field's API name, and whether it takes the whole width. */
export interface FieldPlace {
  name: string;
  wide?: boolean;
}

interface ShownField {
  name: string;
  info: FieldInfo;
  value: unknown;
  displayValue: string;
  options: FieldOption[] | undefined;
  readOnly: boolean;
  error: string;
  columnClass: string;
}

const NARROW = "slds-col slds-size_1-of-1 slds-medium-size_1-of-2 slds-p-horizontal_small slds-p-bottom_small";
const WIDE = "slds-col slds-size_1-of-1 slds-p-horizontal_small slds-p-bottom_small";

/**
 * Fields of one record, each saved through Lightning Data Service as soon as the person is done with it. What could not be
 * saved stays in its field beside the reason. Fields that the user may not see are left out.
 *
 * Fires `savestart`, and `saved` or `savefailed` after it.
 */
export default class HandoffRecordFields extends LightningElement {
  @api objectApiName!: string;
  @api places: FieldPlace[] = [];
  @api readOnly = false;
  /** Choices of reference fields, by field. */
  @api referenceOptions: Record<string, FieldOption[]> = {};

  /** The record as the server last gave it. What it confirms is no longer a draft. */
  @api
  get record(): SObjectRow {
    return this.serverRecord;
  }
  set record(record: SObjectRow) {
    this.serverRecord = record;
    this.savedValues = {};
    this.drafts = Object.fromEntries(
      Object.entries(this.drafts).filter(([field, value]) => value !== (record[field] ?? null))
    );
  }

  info: ObjectInfo | undefined;
  picklists: Record<string, FieldOption[]> = {};
  /** What was typed since the server last gave the record, by field. */
  drafts: Record<string, RecordInputValue> = {};
  errors: Record<string, string> = {};
  private serverRecord: SObjectRow = { Id: "" };
  private savedValues: Record<string, RecordInputValue> = {};

  @wire(getObjectInfo, { objectApiName: "$objectApiName" })
  wiredInfo({ data }: WireResult<ObjectInfo>): void {
    this.info = data ?? this.info;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: "$objectApiName", recordTypeId: "$recordTypeId" })
  wiredPicklists({ data }: WireResult<{ picklistFieldValues: Record<string, { values: PicklistEntry[] }> }>): void {
    if (data) {
      this.picklists = Object.fromEntries(
        Object.entries(data.picklistFieldValues).map(([field, { values }]) => [field, values])
      );
    }
  }

  get recordTypeId(): string | undefined {
    return this.readOnly ? undefined : (this.info?.defaultRecordTypeId ?? undefined);
  }

  get fields(): ShownField[] {
    return this.places.flatMap(({ name, wide }) => {
      const info = this.info?.fields[name];
      return info ? [this.shown(name, info, wide ?? false)] : [];
    });
  }

  private shown(name: string, info: FieldInfo, wide: boolean): ShownField {
    return {
      name,
      info,
      value: name in this.drafts ? this.drafts[name] : this.record[name],
      displayValue: referenceName(this.record, name),
      options: this.referenceOptions[name] ?? this.picklists[name],
      readOnly: this.readOnly || !info.updateable,
      error: this.errors[name] ?? "",
      columnClass: wide ? WIDE : NARROW
    };
  }

  /** Puts the cursor into a field. */
  @api focusField(name: string): void {
    this.template?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus();
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { field, value } = event.detail;
    this.drafts = { ...this.drafts, [field]: value };
  }

  async handleBlur(event: CustomEvent<{ field: string }>): Promise<void> {
    const { field } = event.detail;
    if (this.isChanged(field)) {
      await this.save(field, this.drafts[field] ?? null);
    }
  }

  private isChanged(field: string): boolean {
    const known = field in this.savedValues ? this.savedValues[field] : (this.record[field] ?? null);
    return field in this.drafts && this.drafts[field] !== known;
  }

  private async save(field: string, value: RecordInputValue): Promise<void> {
    this.tell("savestart", field);
    try {
      await updateRecord({ fields: { Id: this.record.Id, [field]: value } });
      this.savedValues = { ...this.savedValues, [field]: value };
      this.errors = { ...this.errors, [field]: "" };
      this.tell("saved", field);
    } catch (error) {
      const { fieldMessages, messages } = errorReport(error, SAVE_FAILED);
      this.errors = {
        ...this.errors,
        [field]: [fieldMessages[field] ?? [], ...messages].flat().join(" ") || SAVE_FAILED
      };
      this.tell("savefailed", field);
    }
  }

  private tell(name: string, field: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { field }, bubbles: true, composed: true }));
  }
}
