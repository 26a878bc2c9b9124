import { LightningElement, api } from "lwc";
import type { FieldOption } from "c/handoffField";
import type { FieldPlace } from "c/handoffRecordFields";
import { referenceOptions } from "c/handoffReferenceOptions";
import { LABELS } from "./labels";

interface FieldsElement extends HTMLElement {
  commit(): Promise<boolean>;
  focusField(name: string): boolean;
}

/** How long an answer takes, as a rule of thumb: a line of text against a row of several fields. */
const SECONDS_FOR_A_FIELD = 20;
const SECONDS_FOR_A_ROW = 40;
/** Enter picks in a list. */
const TYPES_WITH_ENTER = new Set(["Picklist", "Reference", "MultiPicklist"]);

/**
 * Asks for what is still missing, one question at a time, the most points first. Enter saves and goes on; every question can
 * be skipped.
 *
 * Fires `leave`; what is saved tells of itself as everywhere (`savestart`, `saved`, `savefailed`).
 */
export default class HandoffTwoMinutes extends LightningElement {
  @api record!: HandoffRecord;

  labels = LABELS;
  skippedKeys: string[] = [];
  /** Goes up with every answer, so that the next question starts with an empty form. */
  answers = 0;
  private focusedKey = "";

  get questions(): HandoffFinding[] {
    return [...this.record.score.findings].sort((a, b) => b.points - a.points);
  }

  get current(): HandoffFinding | undefined {
    return this.questions.find((finding) => !this.skippedKeys.includes(keyOf(finding)));
  }

  get currentKey(): string {
    return this.current ? `${keyOf(this.current)}/${this.answers}` : "";
  }

  /** A list of one: a changed key makes the question anew. */
  get asked(): { key: string; finding: HandoffFinding }[] {
    return this.current ? [{ key: this.currentKey, finding: this.current }] : [];
  }

  get isDone(): boolean {
    return !this.current;
  }

  get doneText(): string {
    return this.skippedKeys.length > 0 && this.questions.length > 0 ? LABELS.skipped : LABELS.doneHint;
  }

  get progress(): string {
    const { possible, total } = this.record.score;
    const seconds = this.questions
      .filter((finding) => !this.skippedKeys.includes(keyOf(finding)))
      .reduce((sum, { kind }) => sum + (kind === "newRow" ? SECONDS_FOR_A_ROW : SECONDS_FOR_A_FIELD), 0);
    return LABELS.left
      .replace("{0}", String(possible - total))
      .replace("{1}", String(Math.max(1, Math.round(seconds / 60))));
  }

  get question(): string {
    const { recordLabel, message = "" } = this.current ?? {};
    return recordLabel ? `${recordLabel}: ${message}` : message;
  }

  get points(): string {
    return LABELS.question.replace("{0}", String(this.current?.points ?? 0));
  }

  get isField(): boolean {
    return this.current?.kind === "field";
  }

  get places(): FieldPlace[] {
    return this.current ? [{ name: this.current.fieldApiName, wide: true }] : [];
  }

  /** All that new rows of this object are asked for, so that one row answers as many questions as it can. */
  get formFields(): string[] {
    const rows = this.questions.filter(
      ({ kind, objectApiName }) => kind === "newRow" && objectApiName === this.current?.objectApiName
    );
    return [...new Set(rows.flatMap(({ fieldApiNames = [] }) => fieldApiNames))];
  }

  get formValues(): Record<string, string> {
    return this.current?.defaults ?? {};
  }

  /** The record that the question is about: the handoff itself, or one of its rows. */
  get askedRecord(): SObjectRow {
    const { handoff, products, stakeholders, criteria, risks, openItems, commitments, integrations } = this.record;
    const rows = [products, stakeholders, criteria, risks, openItems, commitments, integrations].flat();
    return rows.find(({ Id }) => Id === this.current?.recordId) ?? handoff;
  }

  get referenceOptions(): Record<string, FieldOption[]> {
    return referenceOptions(this.record);
  }

  renderedCallback(): void {
    const fields = this.fieldsElement;
    if (fields && this.focusedKey !== this.currentKey && fields.focusField(this.current?.fieldApiName ?? "")) {
      this.focusedKey = this.currentKey;
    }
  }

  private get fieldsElement(): FieldsElement | null {
    return this.template?.querySelector<FieldsElement>("c-handoff-record-fields") ?? null;
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === "Escape") {
      this.handleLeave();
    } else if (event.key === "Enter" && !event.shiftKey && this.isField && !picks(event)) {
      event.preventDefault();
      await this.handleNext();
    }
  }

  async handleNext(): Promise<void> {
    if ((await this.fieldsElement?.commit()) ?? true) {
      this.answers += 1;
    }
  }

  handleRowSaved(): void {
    this.answers += 1;
  }

  handleSkip(): void {
    if (this.current) {
      this.skippedKeys = [...this.skippedKeys, keyOf(this.current)];
    }
  }

  handleLeave(): void {
    this.dispatchEvent(new CustomEvent("leave"));
  }
}

function keyOf({ rule, objectApiName, recordId = "", fieldApiName }: HandoffFinding): string {
  return [rule, objectApiName, recordId, fieldApiName].join("/");
}

function picks(event: KeyboardEvent): boolean {
  const types = event.composedPath().map((target) => (target as Partial<HTMLElement>).dataset?.type);
  const isButton = event.composedPath().some((target) => (target as Partial<HTMLElement>).tagName === "BUTTON");
  return isButton || types.some((type) => type !== undefined && TYPES_WITH_ENTER.has(type));
}
