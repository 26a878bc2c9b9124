import { api, LightningElement } from "lwc";
import { nameOfRecord, searchObject, type FoundRecord } from "../../../data/search.ts";

const WAIT_MILLISECONDS = 200;

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker */
export default class RecordPicker extends LightningElement {
  @api label = "";
  @api variant = "standard";
  @api placeholder = "";
  @api required = false;
  @api disabled = false;
  @api fieldLevelHelp: string | null = null;
  @api objectApiName = "";
  @api filter?: object;
  @api displayInfo?: object;
  @api matchingInfo?: object;
  #value: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  chosen: { id: string; name: string } | null = null;
  icon = "standard:default";
  text = "";
  found: FoundRecord[] = [];
  open = false;
  searched = false;
  active = -1;
  errorText = "";

  @api get value(): string | null {
    return this.#value;
  }
  set value(id: string | null | undefined) {
    const next = id === undefined || id === "" ? null : id;
    if (next === this.#value && (next === null) === (this.chosen === null)) return;
    this.#value = next;
    void this.#showChosen(next);
  }

  connectedCallback(): void {
    if (this.filter !== undefined) throw new Error("not supported by the local org: lightning-record-picker filter");
  }

  async #showChosen(id: string | null): Promise<void> {
    if (id === null) {
      this.chosen = null;
      return;
    }
    const { name, icon } = await nameOfRecord(id);
    if (this.#value !== id) return;
    this.chosen = { id, name };
    this.icon = icon;
  }

  get hasLabel(): boolean {
    return this.variant !== "label-hidden" && this.label !== "";
  }
  get hiddenLabel(): string | null {
    return this.hasLabel ? null : this.label;
  }
  get isChosen(): boolean {
    return this.chosen !== null;
  }
  get clearable(): boolean {
    return this.chosen !== null && !this.disabled;
  }
  get clearTitle(): string {
    return `Clear ${this.label} Selection`;
  }
  get inputText(): string {
    return this.chosen?.name ?? this.text;
  }
  get placeholderText(): string {
    return this.placeholder || "Search...";
  }
  get expanded(): string {
    return String(this.open);
  }
  get invalid(): boolean {
    return this.errorText !== "";
  }
  get nothingFound(): boolean {
    return this.searched && this.found.length === 0;
  }
  get activeId(): string | null {
    return this.found[this.active]?.id ?? null;
  }
  get formElementClass(): string {
    return `slds-form-element${this.invalid ? " slds-has-error" : ""}`;
  }
  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.open ? " slds-is-open" : ""}`;
  }
  get inputClass(): string {
    const side = this.isChosen ? "slds-input-has-icon_left-right" : "slds-input-has-icon_right";
    return `slds-combobox__form-element slds-input-has-icon ${side}`;
  }
  get rows(): (FoundRecord & { className: string; selected: string })[] {
    return this.found.map((record, index) => ({
      ...record,
      selected: String(index === this.active),
      className: `slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta${index === this.active ? " slds-has-focus" : ""}`
    }));
  }

  handleFocus(): void {
    if (this.isChosen || this.disabled) return;
    this.open = true;
    void this.#search();
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    this.open = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), WAIT_MILLISECONDS);
  }

  async #search(): Promise<void> {
    const asked = this.text;
    const { icon, records } = await searchObject(this.objectApiName, asked);
    if (asked !== this.text) return;
    this.icon = icon;
    this.found = records;
    this.searched = true;
    this.active = -1;
  }

  handleBlur(): void {
    this.open = false;
    this.dispatchEvent(new CustomEvent("blur"));
  }

  handleKey(event: KeyboardEvent): void {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && this.found.length > 0) {
      event.preventDefault();
      this.open = true;
      this.active = (this.active + move + this.found.length) % this.found.length;
    }
    if (event.key === "Enter" && this.open && this.active >= 0) {
      event.preventDefault();
      this.#choose(this.found[this.active]);
    }
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.open = false;
    }
  }

  /** Before the input loses the focus to the list. */
  handlePick(event: MouseEvent): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.#choose(this.found.find((record) => record.id === id));
  }

  #choose(record: FoundRecord | undefined): void {
    if (record === undefined) return;
    this.#value = record.id;
    this.chosen = { id: record.id, name: record.name };
    this.open = false;
    this.text = "";
    this.errorText = "";
    this.#tell();
  }

  handleClear(): void {
    this.clearSelection();
    this.#tell();
    this.focus();
  }

  @api clearSelection(): void {
    this.#value = null;
    this.chosen = null;
    this.text = "";
  }

  #tell(): void {
    this.dispatchEvent(new CustomEvent("change", { detail: { recordId: this.#value } }));
  }

  @api checkValidity(): boolean {
    return !(this.required && this.#value === null);
  }

  @api reportValidity(): boolean {
    this.errorText = this.checkValidity() ? "" : "Complete this field.";
    return this.errorText === "";
  }

  @api setCustomValidity(message: string): void {
    this.errorText = message;
  }

  @api focus(): void {
    this.template?.querySelector("input")?.focus();
  }

  @api blur(): void {
    this.template?.querySelector("input")?.blur();
  }
}
