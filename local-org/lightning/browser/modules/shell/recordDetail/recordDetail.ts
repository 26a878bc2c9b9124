import { recordPageOf } from "../../../data/recordPages.ts";
import { showToast } from "../../../data/toast.ts";
import { layoutSections, type DetailSection } from "../../../data/layoutSections.ts";
import RecordPart from "../recordPart/recordPart.ts";

/** The record's page layout: values, and in place the form to change them. */
export default class RecordDetail extends RecordPart {
  sections: DetailSection[] = [];
  editing = false;
  label = "";

  protected override async load(): Promise<void> {
    this.editing = false;
    const { info, layout, object } = await recordPageOf(this.recordId);
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
