import LightningModal from "lightning/modal";
import { api } from "lwc";
import { messageOf } from "../../../data/http.ts";
import { layoutSections, type DetailSection } from "../../../data/layoutSections.ts";
import { objectInfo, type ObjectInfo } from "../../../data/objectInfo.ts";
import { layoutOf } from "../../../data/pages.ts";
import { encodeDefaults } from "../../../data/recordDialogs.ts";
import type { FormAction } from "../../../data/recordPages.ts";
import { readRecord } from "../../../data/records.ts";
import { navigate, recordPage } from "../../../data/router.ts";
import { nameOfRecord } from "../../../data/search.ts";
import { showToast } from "../../../data/toast.ts";

interface FormElement extends HTMLElement {
  submit(): void;
}

/** Creates or edits a record by its page layout. */
export default class RecordDialog extends LightningModal {
  @api recordId: string | null = null;
  @api objectApiName = "";
  /** The object of the record to edit, or the one that was named for a new record. */
  shownObject = "";
  @api recordTypeId: string | null = null;
  @api defaults: Record<string, string> = {};
  /** The quick action whose form this is; null for the page layout's. */
  @api action: FormAction | null = null;
  title = "Loading";
  error = "";
  sections: DetailSection[] | null = null;
  choosingType = false;
  typeId: string | null = null;
  #info: ObjectInfo | null = null;
  #another = false;

  override connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    try {
      const named = this.recordId === null ? null : await nameOfRecord(this.recordId);
      this.shownObject = named === null ? this.objectApiName : named.object;
      const info = await objectInfo(this.shownObject);
      this.#info = info;
      this.title = this.action?.label ?? (named === null ? `New ${info.label}` : `Edit ${named.name}`);
      const given = this.recordTypeId ?? (await this.#typeOfRecord()) ?? this.#typeOfAction(info);
      this.typeId = given ?? info.defaultRecordTypeId;
      this.choosingType = given === null && named === null && this.recordTypeOptions.length > 1;
      if (!this.choosingType) await this.#loadLayout();
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  async #typeOfRecord(): Promise<string | null> {
    if (this.recordId === null) return null;
    const query = { recordId: this.recordId, fields: [], optionalFields: [`${this.shownObject}.Id`] };
    return (await readRecord(query)).recordTypeId;
  }

  /** A quick action never asks for the record type. */
  #typeOfAction(info: ObjectInfo): string | null {
    return this.action === null ? null : (this.action.recordTypeId ?? info.defaultRecordTypeId);
  }

  async #loadLayout(): Promise<void> {
    const info = this.#info as ObjectInfo;
    const layout = this.action ?? (await layoutOf(info.apiName, this.typeId));
    const sections = layoutSections(layout, info, true);
    this.sections = this.recordId === null ? creatable(sections, info, this.action === null) : sections;
  }

  get recordTypeOptions(): { label: string; value: string }[] {
    const types = Object.values(this.#info?.recordTypeInfos ?? {});
    return types
      .filter(({ available, master }) => available && !master)
      .map(({ name, recordTypeId }) => ({ label: name, value: recordTypeId }));
  }

  handleType(event: CustomEvent<{ value: string }>): void {
    this.typeId = event.detail.value;
  }

  async handleNext(): Promise<void> {
    this.choosingType = false;
    await this.#loadLayout();
  }

  /** What the form was opened with and has no place for, such as the parent of a child whose layout does not show it. */
  get unshownDefaults(): string[] {
    const shown = this.sections?.flatMap(({ columns }) => columns.flatMap(({ items }) => items)) ?? [];
    return Object.keys(this.defaults).filter((name) => !shown.some(({ field }) => field === name));
  }

  /** Values that the page around knows, such as the parent of a child that is made from its related list. */
  handleLoad(): void {
    for (const [field, value] of Object.entries(this.defaults)) {
      const input = this.template?.querySelector<HTMLElement & { value: unknown }>(`[data-field="${field}"]`);
      if (input) input.value = value;
    }
  }

  handleSave(): void {
    this.#submit(false);
  }
  handleSaveAndNew(): void {
    this.#submit(true);
  }

  #submit(another: boolean): void {
    this.#another = another;
    this.template?.querySelector<FormElement>("lightning-record-edit-form")?.submit();
  }

  get canSaveAndNew(): boolean {
    return this.recordId === null && this.action === null;
  }

  handleSaved(event: CustomEvent<{ id: string }>): void {
    const label = this.#info?.label ?? "";
    this.close("saved");
    showToast({ title: `${label} was ${this.recordId === null ? "created" : "saved"}.`, variant: "success" });
    if (this.#another) this.#openAnother();
    else if (this.recordId === null && Object.keys(this.defaults).length === 0) {
      navigate(recordPage(event.detail.id, this.shownObject));
    }
  }

  #openAnother(): void {
    const state: Record<string, string> = { defaultFieldValues: encodeDefaults(this.defaults) };
    if (this.typeId !== null) state.recordTypeId = this.typeId;
    const attributes = { objectApiName: this.shownObject, actionName: "new" };
    navigate({ type: "standard__objectPage", attributes, state });
  }

  handleError(event: CustomEvent<{ detail?: string; message: string }>): void {
    if (this.sections === null) this.error = event.detail.message;
    this.template?.querySelector("lightning-messages")?.scrollIntoView({ block: "center" });
  }

  handleCancel(): void {
    this.close();
  }
}

function creatable(sections: DetailSection[], info: ObjectInfo, withoutOwner: boolean): DetailSection[] {
  return sections
    .map((section) => onlyCreateable(section, info, withoutOwner))
    .filter(({ columns }) => columns.some(({ items }) => items.length > 0));
}

/** What cannot be given to a new record has no place in its form. */
function onlyCreateable(section: DetailSection, info: ObjectInfo, withoutOwner: boolean): DetailSection {
  const shown = (field: string): boolean => {
    if (field === "OwnerId") return !withoutOwner;
    return field === "Name" ? !isAutoNumber(info) : isCreateable(info, field);
  };
  return {
    ...section,
    columns: section.columns.map(({ key, items }) => ({ key, items: items.filter(({ field }) => shown(field)) }))
  };
}

function isCreateable(info: ObjectInfo, field: string): boolean {
  return info.fields[field]?.createable === true || info.fields[field]?.dataType === "Address";
}

function isAutoNumber(info: ObjectInfo): boolean {
  return info.fields.Name?.createable === false && !("LastName" in info.fields);
}
