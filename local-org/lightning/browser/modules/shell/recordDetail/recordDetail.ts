import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";
import { recordPageOf } from "../../../data/recordPages.ts";
import { showToast } from "../../../data/toast.ts";
import { layoutSections, type DetailSection } from "../../../data/layoutSections.ts";

/** The record's page layout: values, and in place the form to change them. */
export default class RecordDetail extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api objectApiName: string | null = null;
  sections: DetailSection[] = [];
  editing = false;
  label = "";
  #recordId = "";

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    this.editing = false;
    if (this.isConnected) void this.#load();
  }

  connectedCallback(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const { info, layout, object } = await recordPageOf(this.#recordId);
    this.label = info.label;
    this.sections = layoutSections(layout, info, object.access.edit);
  }

  get loading(): boolean {
    return this.sections.length === 0;
  }
  get cardClass(): string {
    return this.editing ? "slds-card slds-p-around_medium slds-is-editing" : "slds-card slds-p-around_medium";
  }

  handleEdit(): void {
    this.editing = this.sections.some(({ columns }) =>
      columns.some(({ items }) => items.some(({ editable }) => editable))
    );
  }
  handleCancel(): void {
    this.editing = false;
  }
  handleSaved(): void {
    this.editing = false;
    showToast({ title: `${this.label} was saved.`, variant: "success" });
  }
  handleError(): void {
    this.template?.querySelector<HTMLElement>("lightning-messages")?.scrollIntoView({ block: "center" });
  }
}
