import LightningModal from "lightning/modal";
import { api } from "lwc";
import { messageOf } from "../../../data/http.ts";
import { layoutSections, type DetailSection } from "../../../data/layoutSections.ts";
import { objectInfo, type ObjectInfo } from "../../../data/objectInfo.ts";
import { layoutOf } from "../../../data/pages.ts";
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
  title = "Loading";
  error = "";
  sections: DetailSection[] | null = null;
  choosingType = false;
  typeId: string | null = null;
  saving = false;
  #info: ObjectInfo | null = null;

  override connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    try {
      const named = this.recordId === null ? null : await nameOfRecord(this.recordId);
      this.shownObject = named === null ? this.objectApiName : named.object;
      const info = await objectInfo(this.shownObject);
      this.#info = info;
      this.title = named === null ? `New ${info.label}` : `Edit ${named.name}`;
      this.typeId = this.recordTypeId ?? (await this.#typeOfRecord()) ?? info.defaultRecordTypeId;
      this.choosingType = named === null && this.recordTypeId === null && this.recordTypeOptions.length > 1;
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

  async #loadLayout(): Promise<void> {
    const info = this.#info as ObjectInfo;
    const type = info.recordTypeInfos[this.typeId ?? ""];
    const layout = await layoutOf(info.apiName, type === undefined || type.master ? null : type.name);
    const sections = layoutSections(layout, info, true);
    this.sections = this.recordId === null ? creatable(sections, info) : sections;
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

  /** Values that the page around knows, such as the parent of a child that is made from its related list. */
  handleLoad(): void {
    for (const [field, value] of Object.entries(this.defaults)) {
      const input = this.template?.querySelector<HTMLElement & { value: unknown }>(`[data-field="${field}"]`);
      if (input) input.value = value;
    }
  }

  handleSave(): void {
    this.template?.querySelector<FormElement>("lightning-record-edit-form")?.submit();
  }

  handleSaved(event: CustomEvent<{ id: string }>): void {
    const label = this.#info?.label ?? "";
    this.close("saved");
    showToast({ title: `${label} was ${this.recordId === null ? "created" : "saved"}.`, variant: "success" });
    if (this.recordId === null && Object.keys(this.defaults).length === 0) {
      navigate(recordPage(event.detail.id, this.shownObject));
    }
  }

  handleError(event: CustomEvent<{ detail?: string; message: string }>): void {
    if (this.sections === null) this.error = event.detail.message;
    this.template?.querySelector("lightning-messages")?.scrollIntoView({ block: "center" });
  }

  handleCancel(): void {
    this.close();
  }
}

function creatable(sections: DetailSection[], info: ObjectInfo): DetailSection[] {
  return sections
    .map((section) => onlyCreateable(section, info))
    .filter(({ columns }) => columns.some(({ items }) => items.length > 0));
}

/** What cannot be given to a new record has no place in its form. */
function onlyCreateable(section: DetailSection, info: ObjectInfo): DetailSection {
  const shown = (field: string): boolean => (field === "Name" ? !isAutoNumber(info) : isCreateable(info, field));
  return {
    ...section,
    columns: section.columns.map(({ key, items }) => ({ key, items: items.filter(({ field }) => shown(field)) }))
  };
}

function isCreateable(info: ObjectInfo, field: string): boolean {
  if (field === "OwnerId") return false;
  return info.fields[field]?.createable === true || info.fields[field]?.dataType === "Address";
}

function isAutoNumber(info: ObjectInfo): boolean {
  return info.fields.Name?.createable === false && !("LastName" in info.fields);
}
