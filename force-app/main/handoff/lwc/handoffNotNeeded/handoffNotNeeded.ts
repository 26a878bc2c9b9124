import { LightningElement, api } from "lwc";
import { errorMessages } from "c/handoffErrors";
import { updateRecord } from "lightning/uiRecordApi";
import { LABELS } from "./labels";

interface ReasonInput extends HTMLElement {
  value: string;
  reportValidity(): boolean;
}

/**
 * Answers a topic that does not apply: "not needed", and why. Both are saved together, since one without the other says
 * nothing.
 *
 * Fires `saved`.
 */
export default class HandoffNotNeeded extends LightningElement {
  @api record!: SObjectRow;
  /** The topic's API name, such as `Migration`. */
  @api topic!: string;
  /** The topic in words, for the button's name. */
  @api topicLabel = "";
  @api readOnly = false;

  labels = LABELS;
  isAsking = false;
  isSaving = false;
  messages: string[] = [];

  get isNotNeeded(): boolean {
    return this.record[`${this.topic}_Not_Needed__c`] === true;
  }

  get answer(): string {
    return LABELS.notNeededBecause.replace("{0}", String(this.record[`${this.topic}_Not_Needed_Reason__c`] ?? ""));
  }

  get askLabel(): string {
    return LABELS.notNeeded.replace("{0}", this.topicLabel);
  }

  get mayAsk(): boolean {
    return !this.readOnly && !this.isNotNeeded && !this.isAsking;
  }

  get mayTakeBack(): boolean {
    return !this.readOnly && this.isNotNeeded;
  }

  handleAsk(): void {
    this.isAsking = true;
  }

  handleCancel(): void {
    this.isAsking = false;
    this.messages = [];
  }

  /** Asks for the reason right away; used where the topic comes up as a finding. */
  @api ask(): void {
    this.isAsking = true;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      this.handleCancel();
    }
  }

  async handleSave(): Promise<void> {
    const input = this.template?.querySelector<ReasonInput>(".reason");
    if (input?.reportValidity()) {
      await this.write(true, input.value);
    }
  }

  async handleTakeBack(): Promise<void> {
    await this.write(false, null);
  }

  private async write(isNotNeeded: boolean, reason: string | null): Promise<void> {
    this.isSaving = true;
    try {
      await updateRecord({
        fields: {
          Id: this.record.Id,
          [`${this.topic}_Not_Needed__c`]: isNotNeeded,
          [`${this.topic}_Not_Needed_Reason__c`]: reason
        }
      });
      this.handleCancel();
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, composed: true }));
    } catch (error) {
      this.messages = errorMessages(error, LABELS.saveFailed);
    } finally {
      this.isSaving = false;
    }
  }
}
