import { LightningElement, api } from "lwc";
import { errorMessages } from "c/handoffErrors";
import { createRecord } from "lightning/uiRecordApi";
import { LABELS } from "./labels";

/** What a list copied from a document or a chat puts before its lines. */
const LIST_MARKER = /^\s*(?:[-*•–]|\d+[.)])\s+/;

/**
 * One line that becomes a new row: type and press Enter. Several lines pasted become several rows. Lines that were refused
 * stay here with the reason.
 *
 * Fires `saved` when rows were added.
 */
export default class HandoffQuickAdd extends LightningElement {
  @api objectApiName!: string;
  @api parentId!: string;
  /** The field that takes the line. */
  @api fieldApiName!: string;
  @api label = "";
  @api maxLength = 255;
  /** Values that every new row has. */
  @api constants: Record<string, string> = {};

  labels = LABELS;
  text = "";
  messages: string[] = [];
  isAdding = false;

  get status(): string {
    return this.isAdding ? LABELS.adding : "";
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === "Enter") {
      event.preventDefault();
      await this.add([this.text]);
    }
  }

  async handlePaste(event: ClipboardEvent): Promise<void> {
    const lines = rowsIn(event.clipboardData?.getData("text/plain") ?? "");
    if (lines.length > 1) {
      event.preventDefault();
      await this.add(lines);
    }
  }

  /** One after the other, so that rows stand in the order of the lines. */
  private async add(lines: string[]): Promise<void> {
    const rows = lines.map((line) => line.trim()).filter((line) => line !== "");
    if (this.isAdding || rows.length === 0) {
      return;
    }
    this.isAdding = true;
    this.messages = [];
    const refused: string[] = [];
    for (const row of rows) {
      // eslint-disable-next-line no-await-in-loop -- the order of the rows is the order of the saves
      if (!(await this.create(row))) {
        refused.push(row);
      }
    }
    this.isAdding = false;
    this.text = refused.join("; ");
    if (refused.length < rows.length) {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, composed: true }));
    }
  }

  private async create(line: string): Promise<boolean> {
    try {
      await createRecord({
        apiName: this.objectApiName,
        fields: { ...this.constants, Handoff__c: this.parentId, [this.fieldApiName]: line }
      });
      return true;
    } catch (error) {
      const reason = errorMessages(error, LABELS.failed).join(" ");
      this.messages = [...this.messages, `${line}: ${reason}`];
      return false;
    }
  }
}

function rowsIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(LIST_MARKER, "").trim())
    .filter((line) => line !== "");
}
