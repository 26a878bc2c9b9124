import { LightningElement, api } from "lwc";
import { formatValue } from "c/handoffFormat";
import { LABELS } from "./labels";

/** One choice of a picklist or of a reference that is picked from a list. */
export interface FieldOption {
  label: string;
  value: string;
}

/** What a field tells its parent: on every change; `fieldblur` follows when the person is done with it. */
export interface FieldChange {
  field: string;
  value: RecordInputValue;
}

interface ValidatingInput extends Element {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
  focus(): void;
}

const INPUT_TYPES: Record<string, string> = {
  Date: "date",
  DateTime: "datetime",
  Email: "email",
  Phone: "tel",
  Url: "url",
  Currency: "number",
  Double: "number",
  Int: "number",
  Percent: "number"
};
const NUMBER_FORMATTERS: Record<string, string> = { Currency: "currency", Percent: "percent-fixed" };

/** One labelled field: an input of the field's type, or its value as text where it is read only. */
export default class HandoffField extends LightningElement {
  @api field!: FieldInfo;
  @api value: unknown;
  /** The name of the record that a reference points to. */
  @api displayValue = "";
  /** Choices; a reference without choices searches all records. */
  @api options: FieldOption[] | undefined;
  @api readOnly = false;

  labels = LABELS;
  private reason = "";
  private shownReason = "";

  /** Why the server refused the value. */
  @api
  get error(): string {
    return this.reason;
  }
  set error(reason: string) {
    this.reason = reason;
    this.showReason();
  }

  renderedCallback(): void {
    this.showReason();
  }

  private showReason(): void {
    if (this.input && this.reason !== this.shownReason) {
      this.shownReason = this.reason;
      this.input.setCustomValidity(this.reason);
      this.input.reportValidity();
    }
  }

  @api focus(): void {
    this.input?.focus();
  }

  /** Shows what is wrong with the value and tells whether it may be saved. */
  @api reportValidity(): boolean {
    return this.input?.reportValidity() ?? true;
  }

  get isTextArea(): boolean {
    return this.field.dataType === "TextArea";
  }

  get isMultiChoice(): boolean {
    return this.field.dataType === "MultiPicklist";
  }

  get multiChoices(): FieldOption[] {
    return this.options ?? [];
  }

  get chosenValues(): string[] {
    return typeof this.value === "string" && this.value !== "" ? this.value.split(";") : [];
  }

  get isCheckbox(): boolean {
    return this.field.dataType === "Boolean";
  }

  get isChoice(): boolean {
    return this.field.dataType === "Picklist" || (this.isReference && this.options !== undefined);
  }

  get isSearch(): boolean {
    return this.isReference && this.options === undefined;
  }

  get isReference(): boolean {
    return this.field.dataType === "Reference";
  }

  get choices(): FieldOption[] {
    const none = this.field.required ? [] : [{ label: LABELS.none, value: "" }];
    return [...none, ...(this.options ?? []), ...this.currentChoice];
  }

  /** A value that is no longer offered stays visible until the person picks another. */
  private get currentChoice(): FieldOption[] {
    const isKnown = !this.value || (this.options ?? []).some(({ value }) => value === this.value);
    return isKnown ? [] : [{ label: this.displayValue || String(this.value), value: String(this.value) }];
  }

  get inputType(): string {
    return INPUT_TYPES[this.field.dataType] ?? "text";
  }

  get isNumber(): boolean {
    return this.inputType === "number";
  }

  get numberFormatter(): string | undefined {
    return NUMBER_FORMATTERS[this.field.dataType];
  }

  get step(): string {
    return this.field.scale > 0 ? String(1 / 10 ** this.field.scale) : "1";
  }

  get inputValue(): string | number {
    return typeof this.value === "string" || typeof this.value === "number" ? this.value : "";
  }

  get maxLength(): number | undefined {
    return this.field.length > 0 ? this.field.length : undefined;
  }

  get isChecked(): boolean {
    return this.value === true;
  }

  get referencedObject(): string {
    return this.field.referenceToInfos[0]?.apiName ?? "";
  }

  get text(): string {
    return this.isReference ? this.displayValue : formatValue(this.value, this.field);
  }

  handleInput(event: CustomEvent<{ value: string }>): void {
    this.tell("fieldchange", this.typed(event.detail.value));
  }

  handleBlur(): void {
    this.dispatchEvent(new CustomEvent("fieldblur", { detail: { field: this.field.apiName } }));
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    this.settle(event.detail.value || null);
  }

  handleChoices(event: CustomEvent<{ value: string[] }>): void {
    this.settle(event.detail.value.join(";") || null);
  }

  handleSearch(event: CustomEvent<{ recordId: string | null }>): void {
    this.settle(event.detail.recordId);
  }

  handleCheck(event: CustomEvent<{ checked: boolean }>): void {
    this.settle(event.detail.checked);
  }

  private typed(value: string): RecordInputValue {
    if (value === "") {
      return null;
    }
    return this.isNumber ? Number(value) : value;
  }

  /** A picked value is complete at once; a typed one is when the person leaves the field. */
  private settle(value: RecordInputValue): void {
    this.tell("fieldchange", value);
    this.handleBlur();
  }

  private tell(name: string, value: RecordInputValue): void {
    const detail: FieldChange = { field: this.field.apiName, value };
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private get input(): ValidatingInput | null {
    return this.template?.querySelector<ValidatingInput>(".input") ?? null;
  }
}
