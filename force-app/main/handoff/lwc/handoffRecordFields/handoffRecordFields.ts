import { LightningElement, api, wire } from "lwc";
import readFresh from "@salesforce/apex/HandoffFreshValuesController.read";
import FIELDS_FAILED from "@salesforce/label/c.Handoff_Fields_Failed";
import SAVE_FAILED from "@salesforce/label/c.Handoff_Save_Failed";
import {
  conflictIn,
  contestedField,
  settled,
  shownConflict,
  valueIn,
  type Conflict,
  type ShownConflict
} from "c/handoffConflicts";
import { errorReport } from "c/handoffErrors";
import type { FieldChange, FieldOption } from "c/handoffField";
import { referenceName } from "c/handoffFormat";
import { getObjectInfo, getPicklistValuesByRecordType } from "lightning/uiObjectInfoApi";
import { updateRecord } from "lightning/uiRecordApi";

/** A field in the layout: its API name, and whether it takes the whole width. */
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
  conflict: ShownConflict | undefined;
}

const NARROW = "slds-col slds-size_1-of-1 slds-medium-size_1-of-2 slds-p-horizontal_small slds-p-bottom_small";
const WIDE = "slds-col slds-size_1-of-1 slds-p-horizontal_small slds-p-bottom_small";

/**
 * Fields of one record, each saved through Lightning Data Service as soon as the person is done with it. What could not be
 * saved stays in its field beside the reason; where somebody else has written the same field meanwhile, both versions are
 * shown. Fields that the user may not see are left out.
 *
 * Fires `savestart`, and `saved` or `savefailed` after it.
 */
export default class HandoffRecordFields extends LightningElement {
  @api objectApiName!: string;
  @api places: FieldPlace[] = [];
  @api readOnly = false;
  /** Choices of reference fields, by field. */
  @api referenceOptions: Record<string, FieldOption[]> = {};

  labels = { fieldsFailed: FIELDS_FAILED };
  info: ObjectInfo | undefined;
  infoError: unknown;
  picklists: Record<string, FieldOption[]> = {};
  /** What was typed since the server last gave the record, by field. */
  drafts: Record<string, RecordInputValue> = {};
  errors: Record<string, string> = {};
  conflicts: Record<string, Conflict> = {};
  /** What stood in a field when the person began to write in it. */
  private bases: Record<string, RecordInputValue> = {};
  private savedValues: Record<string, RecordInputValue> = {};
  private awaitedField: string | undefined;
  private serverRecord: SObjectRow = { Id: "" };

  /** The record as the server last gave it. What it confirms is no longer a draft. */
  @api
  get record(): SObjectRow {
    return this.serverRecord;
  }
  set record(record: SObjectRow) {
    this.serverRecord = record;
    this.savedValues = {};
    this.drafts = Object.fromEntries(
      Object.entries(this.drafts).filter(([field, value]) => value !== valueIn(record, field))
    );
  }

  @wire(getObjectInfo, { objectApiName: "$objectApiName" })
  wiredInfo({ data, error }: WireResult<ObjectInfo>): void {
    this.info = data ?? this.info;
    this.infoError = error;
  }

  get hasNoFields(): boolean {
    return this.infoError !== undefined && this.info === undefined;
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
      columnClass: wide ? WIDE : NARROW,
      conflict: shownConflict(this.conflicts[name], this.drafts[name], info)
    };
  }

  /** Puts the cursor into a field, as soon as it is there; false where it never will be. */
  @api focusField(name: string): boolean {
    const isHere = this.places.some((place) => place.name === name);
    this.awaitedField = isHere ? name : undefined;
    this.focusAwaitedField();
    return isHere;
  }

  renderedCallback(): void {
    this.focusAwaitedField();
  }

  private focusAwaitedField(): void {
    const field = this.template?.querySelector<HTMLElement>(`[data-field="${this.awaitedField}"]`);
    if (field) {
      this.awaitedField = undefined;
      field.scrollIntoView?.({ block: "center" });
      field.focus();
    }
  }

  /** Saves what was typed and not left yet; true when everything is saved. */
  @api async commit(): Promise<boolean> {
    const outcomes = await Promise.all(Object.keys(this.drafts).map((field) => this.saveIfChanged(field)));
    return outcomes.every(Boolean);
  }

  handleChange(event: CustomEvent<FieldChange>): void {
    const { field, value } = event.detail;
    if (!(field in this.drafts)) {
      this.bases = { ...this.bases, [field]: valueIn(this.record, field) };
    }
    this.drafts = { ...this.drafts, [field]: value };
  }

  async handleBlur(event: CustomEvent<{ field: string }>): Promise<void> {
    await this.saveIfChanged(event.detail.field);
  }

  private async saveIfChanged(field: string): Promise<boolean> {
    const known = field in this.savedValues ? this.savedValues[field] : valueIn(this.record, field);
    const value = this.drafts[field] ?? null;
    return field in this.drafts && value !== known ? this.save(field, value) : true;
  }

  private async save(field: string, value: RecordInputValue): Promise<boolean> {
    this.tell("savestart", field);
    try {
      if (await this.isContested(field, value)) {
        this.tell("savefailed", field);
        return false;
      }
      await updateRecord({ fields: { Id: this.record.Id, [field]: value } });
      this.savedValues = { ...this.savedValues, [field]: value };
      this.bases = { ...this.bases, [field]: value };
      this.errors = { ...this.errors, [field]: "" };
      this.tell("saved", field);
      return true;
    } catch (error) {
      const { fieldMessages, messages } = errorReport(error, SAVE_FAILED);
      const reasons = [fieldMessages[field] ?? [], ...messages].flat().join(" ");
      this.errors = { ...this.errors, [field]: reasons || SAVE_FAILED };
      this.tell("savefailed", field);
      return false;
    }
  }

  /** Has somebody else written the field since this person began to? */
  private async isContested(field: string, mine: RecordInputValue): Promise<boolean> {
    const fresh = await readFresh({ recordId: this.record.Id, fieldNames: [field] });
    const theirs = valueIn(fresh, field);
    if (theirs === (this.bases[field] ?? null) || theirs === mine) {
      return false;
    }
    this.conflicts = { ...this.conflicts, [field]: conflictIn(fresh, field) };
    return true;
  }

  /** This person has seen the other version and decides against it. */
  async handleKeepMine(event: Event): Promise<void> {
    const field = contestedField(event);
    this.bases = { ...this.bases, [field]: this.conflicts[field]?.theirs ?? null };
    this.conflicts = settled(this.conflicts, field);
    await this.saveIfChanged(field);
  }

  handleTakeTheirs(event: Event): void {
    const field = contestedField(event);
    const { [field]: _mine, ...otherDrafts } = this.drafts;
    this.serverRecord = { ...this.serverRecord, [field]: this.conflicts[field]?.theirs ?? null };
    this.drafts = otherDrafts;
    this.conflicts = settled(this.conflicts, field);
    this.tell("savestart", field);
    this.tell("saved", field);
  }

  private tell(name: string, field: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { field }, bubbles: true, composed: true }));
  }
}
