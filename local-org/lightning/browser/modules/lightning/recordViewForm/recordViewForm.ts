import { api, LightningElement } from "lwc";
import { FormController } from "../../../data/formController.ts";
import { REGISTER_EVENT, type FormMember } from "../../../data/forms.ts";
import { messageOf } from "../../../data/http.ts";
import { onRecordChange } from "../../../data/records.ts";

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-view-form */
export default class RecordViewForm extends LightningElement {
  @api density?: string;
  @api objectApiName: string | { objectApiName: string } = "";
  #controller = new FormController();
  #recordId: string | null = null;
  #stop: (() => void) | undefined;

  @api get recordId(): string | null {
    return this.#recordId;
  }
  set recordId(id: string | null) {
    this.#recordId = id;
    if (this.#stop !== undefined) void this.#load();
  }

  constructor() {
    super();
    this.addEventListener(REGISTER_EVENT, (event) => {
      event.stopPropagation();
      this.#controller.add((event as CustomEvent<FormMember>).detail);
    });
  }

  connectedCallback(): void {
    this.#stop = onRecordChange((id, change) => {
      if (id === this.#recordId && change !== "deleted") void this.#load();
    });
    Promise.resolve().then(() => this.#load());
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  async #load(): Promise<void> {
    const objectApiName =
      typeof this.objectApiName === "string" ? this.objectApiName : this.objectApiName.objectApiName;
    if (this.#recordId === null || objectApiName === "") return;
    try {
      const state = await this.#controller.load({
        recordId: this.#recordId,
        objectApiName,
        recordTypeId: null,
        defaults: {}
      });
      this.dispatchEvent(new CustomEvent("load", { detail: { record: state.record } }));
    } catch (error) {
      this.dispatchEvent(new CustomEvent("error", { detail: { message: messageOf(error) } }));
    }
  }
}
