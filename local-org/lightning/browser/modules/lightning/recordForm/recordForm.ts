import { api, LightningElement } from "lwc";
import { layoutFields } from "../../../data/layoutFields.ts";

type FieldName = string | { fieldApiName: string };

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-form */
export default class RecordForm extends LightningElement {
  @api recordId: string | null = null;
  @api objectApiName: string | { objectApiName: string } = "";
  @api recordTypeId: string | null = null;
  @api columns = 1;
  @api layoutType?: string;
  @api density?: string;
  chosenMode: string | undefined;
  chosenFields: FieldName[] = [];
  fromLayout: string[] = [];
  editing = false;

  @api get mode(): string {
    return this.chosenMode ?? (this.recordId === null ? "edit" : "view");
  }
  set mode(mode: string) {
    this.chosenMode = mode;
  }

  @api get fields(): FieldName[] {
    return this.chosenFields;
  }
  set fields(fields: FieldName[]) {
    this.chosenFields = fields ?? [];
  }

  connectedCallback(): void {
    if (this.layoutType !== undefined && this.recordId !== null) void this.#loadLayout(this.recordId, this.layoutType);
  }

  async #loadLayout(recordId: string, layoutType: string): Promise<void> {
    const names = await layoutFields(recordId, [layoutType]);
    this.fromLayout = names.map((name) => name.split(".").slice(1).join("."));
  }

  get isEditing(): boolean {
    return this.editing || this.mode === "edit";
  }
  get canEdit(): boolean {
    return this.mode === "view";
  }
  get cells(): { field: string; className: string }[] {
    const named = this.chosenFields.map((field) => (typeof field === "string" ? field : field.fieldApiName));
    const className = `slds-col slds-size_1-of-${this.columns} slds-p-horizontal_x-small`;
    return [...new Set([...named, ...this.fromLayout])].map((field) => ({ field, className }));
  }

  handleEdit(): void {
    this.editing = true;
  }
  handleCancel(): void {
    this.editing = false;
    this.dispatchEvent(new CustomEvent("cancel"));
  }
  handleSuccess(event: CustomEvent): void {
    this.editing = false;
    this.relay(event);
  }
  relay(event: CustomEvent): void {
    if (event.cancelable) event.preventDefault();
    const copy = new CustomEvent(event.type, { detail: event.detail as unknown, cancelable: event.cancelable });
    this.dispatchEvent(copy);
    if (event.cancelable && !copy.defaultPrevented) {
      const { fields } = event.detail as { fields: Record<string, unknown> };
      (event.target as HTMLElement & { submit(fields: object): void }).submit(fields);
    }
  }
}
