import { api, LightningElement } from "lwc";
import {
  CHANGE_EVENT,
  inputKind,
  partsOf,
  register,
  type FormMember,
  type FormState,
  type InputKind
} from "../../../data/forms.ts";
import type { FieldInfo } from "../../../data/objectInfo.ts";

interface Validatable extends HTMLElement {
  reportValidity(): boolean;
  focus(): void;
}

const NUMBER_FORMATS: Record<string, string> = { Currency: "currency", Percent: "percent-fixed" };

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-input-field */
export default class InputField extends LightningElement {
  @api variant = "standard";
  @api required = false;
  @api disabled = false;
  @api readOnly = false;
  #fieldName: string | { fieldApiName: string } = "";
  entered: unknown = undefined;
  preset: unknown = undefined;
  state: FormState | null = null;
  #member: FormMember = {
    fieldName: null,
    disconnected: false,
    receive: (state) => {
      const before = this.#controllerValue();
      this.state = state;
      const after = this.#controllerValue();
      if (before !== null && before !== after) this.#dropInvalid();
    },
    changedValue: () => (this.entered === undefined ? this.preset : this.entered),
    reset: () => {
      this.entered = undefined;
    },
    validate: () => this.reportValidity()
  };

  @api get fieldName(): string {
    return typeof this.#fieldName === "string" ? this.#fieldName : this.#fieldName.fieldApiName;
  }
  set fieldName(name: string | { fieldApiName: string }) {
    this.#fieldName = name;
    this.#member.fieldName = this.fieldName;
  }

  /** The value in the form; setting it overrules the record's. */
  @api get value(): unknown {
    if (this.entered !== undefined) return this.entered;
    if (this.preset !== undefined) return this.preset;
    return this.state?.values[this.fieldName] ?? this.#fallback();
  }
  set value(value: unknown) {
    this.preset = value;
    this.entered = undefined;
  }

  connectedCallback(): void {
    this.#member.disconnected = false;
    register(this, this.#member);
  }

  disconnectedCallback(): void {
    this.#member.disconnected = true;
  }

  @api reportValidity(): boolean {
    const control = this.template?.querySelector<Validatable>("[data-control]");
    return control?.reportValidity() ?? true;
  }

  @api reset(): void {
    this.entered = undefined;
    this.preset = undefined;
    this.state = this.state === null ? null : { ...this.state };
  }

  @api clean(): void {
    this.entered = undefined;
  }

  @api focus(): void {
    this.template?.querySelector<Validatable>("[data-control]")?.focus();
  }

  get field(): FieldInfo | undefined {
    return this.state?.info.fields[this.fieldName];
  }
  get ready(): boolean {
    return this.field !== undefined;
  }
  get kind(): InputKind {
    const { field, state } = this;
    if (field === undefined || state === null) return "text";
    if (!this.#editable(field)) return "readonly";
    return this.fieldName === "Name" && partsOf(state.info, "Name").length > 0 ? "name" : inputKind(field);
  }
  #editable(field: FieldInfo): boolean {
    if (field.calculated) return false;
    const compound = partsOf(this.state?.info as FormState["info"], field.apiName);
    const fields = compound.length === 0 ? [field] : compound.flatMap((name) => this.state?.info.fields[name] ?? []);
    return fields.some(({ createable, updateable }) => (this.state?.record === null ? createable : updateable));
  }
  #fallback(): unknown {
    return this.kind === "checkbox" ? false : null;
  }
  get isReadOnly(): boolean {
    return this.kind === "readonly";
  }
  get isInput(): boolean {
    return ["text", "checkbox", "number", "date", "datetime", "time", "email", "tel", "url"].includes(this.kind);
  }
  get isTextarea(): boolean {
    return this.kind === "textarea";
  }
  get isPicklist(): boolean {
    return this.kind === "picklist";
  }
  get isMultiPicklist(): boolean {
    return this.kind === "multipicklist";
  }
  get isReference(): boolean {
    return this.kind === "reference";
  }
  get isAddress(): boolean {
    return this.kind === "address";
  }
  get isName(): boolean {
    return this.kind === "name";
  }
  get inputType(): string {
    return this.kind;
  }
  get label(): string {
    return (this.field?.label ?? this.fieldName).replace(/ ID$/, this.isReference ? "" : " ID");
  }
  get helpText(): string | null {
    return this.field?.inlineHelpText ?? null;
  }
  get checked(): boolean {
    return this.kind === "checkbox" && this.value === true;
  }
  get isRequired(): boolean {
    return this.kind !== "checkbox" && (this.required || this.kind === "name" || this.field?.required === true);
  }
  get isDisabled(): boolean {
    return this.disabled;
  }
  /** What all controls are told. */
  get common(): Record<string, unknown> {
    const disabled = this.isPicklist ? this.isPicklistDisabled : this.isDisabled;
    const { label, variant, isRequired: required, helpText: fieldLevelHelp } = this;
    return { label, variant, required, disabled, fieldLevelHelp };
  }
  get isPicklistDisabled(): boolean {
    return (
      this.disabled ||
      (this.#controllerValue() === "" &&
        this.field?.controllerName !== null &&
        this.field?.controllerName !== undefined)
    );
  }
  get formatter(): string | undefined {
    return NUMBER_FORMATS[this.field?.dataType ?? ""];
  }
  get step(): string | undefined {
    if (this.kind !== "number") return undefined;
    const scale = this.field?.scale ?? 0;
    return scale === 0 ? "1" : `0.${"0".repeat(scale - 1)}1`;
  }
  get maxLength(): number | undefined {
    const length = this.field?.length ?? 0;
    return length > 0 && ["text", "textarea", "email", "tel", "url"].includes(this.kind) ? length : undefined;
  }
  get targetObject(): string {
    return this.field?.referenceToInfos[0]?.apiName ?? "";
  }

  get options(): { label: string; value: string }[] {
    const picklist = this.state?.picklists[this.fieldName];
    if (picklist === undefined) return [];
    const controller = this.#controllerValue();
    const index = controller === null ? null : picklist.controllerValues[controller];
    const values =
      controller === null ? picklist.values : picklist.values.filter(({ validFor }) => validFor.includes(index ?? -1));
    const listed = values.map(({ label, value }) => ({ label, value }));
    return this.isMultiPicklist || this.isRequired ? listed : [{ label: "--None--", value: "" }, ...listed];
  }

  /** The controlling field's value as the picklist's map names it; null where there is no controlling field. */
  #controllerValue(): string | null {
    const name = this.field?.controllerName;
    if (name === null || name === undefined || this.state === null) return null;
    return String(this.state.values[name] ?? (this.state.info.fields[name]?.dataType === "Boolean" ? false : ""));
  }

  /** The controlling value changed: what it does not allow is chosen no longer. */
  #dropInvalid(): void {
    const allowed = new Set(this.options.map(({ value }) => value));
    const chosen = this.isMultiPicklist ? this.selectedValues : [this.value].filter(Boolean).map(String);
    const kept = chosen.filter((value) => allowed.has(value));
    if (kept.length < chosen.length) this.#enter(kept.length === 0 ? null : kept.join(";"));
  }

  get selectedValues(): string[] {
    return typeof this.value === "string" && this.value !== "" ? this.value.split(";") : [];
  }

  get parts(): Record<string, unknown> {
    const values: Readonly<Record<string, unknown>> = {
      ...this.state?.values,
      ...(this.entered as object | undefined)
    };
    const prefix = this.fieldName.replace(/Address$/, "");
    return {
      street: values[`${prefix}Street`],
      city: values[`${prefix}City`],
      state: values[`${prefix}State`],
      postalCode: values[`${prefix}PostalCode`],
      country: values[`${prefix}Country`],
      firstName: values.FirstName,
      lastName: values.LastName,
      salutation: values.Salutation
    };
  }
  get nameParts(): string[] {
    return ["salutation", "firstName", "lastName"];
  }
  get salutations(): { label: string; value: string }[] {
    return (this.state?.picklists.Salutation?.values ?? []).map(({ label, value }) => ({ label, value }));
  }

  get serverError(): string {
    const details = this.state?.fieldErrors[this.fieldName] ?? [];
    return details.map(({ message }) => message).join(" ");
  }

  handleChange(event: CustomEvent<{ value?: unknown; checked?: boolean }>): void {
    const { value, checked } = event.detail;
    this.#enter(this.kind === "checkbox" ? checked : this.#plain(value));
  }

  handleReference(event: CustomEvent<{ recordId: string | null }>): void {
    this.#enter(event.detail.recordId);
  }

  handleAddress(event: CustomEvent<Record<string, string>>): void {
    const { street, city, province, postalCode, country } = event.detail;
    const prefix = this.fieldName.replace(/Address$/, "");
    const entered = { Street: street, City: city, State: province, PostalCode: postalCode, Country: country };
    this.#enter(Object.fromEntries(Object.entries(entered).map(([part, value]) => [prefix + part, value ?? null])));
  }

  handleName(event: CustomEvent<Record<string, string>>): void {
    const { firstName, lastName, salutation } = event.detail;
    this.#enter({ FirstName: firstName ?? null, LastName: lastName ?? null, Salutation: salutation ?? null });
  }

  handleBlur(): void {
    this.dispatchEvent(new CustomEvent("blur"));
  }

  /** As the UI API takes it: numbers as numbers, no empty strings, several choices in one text. */
  #plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.length === 0 ? null : value.join(";");
    if (value === "" || value === undefined) return null;
    return this.kind === "number" ? Number(value) : value;
  }

  #enter(value: unknown): void {
    this.entered = value;
    const field = this.fieldName;
    this.dispatchEvent(new CustomEvent(CHANGE_EVENT, { bubbles: true, composed: true, detail: { field, value } }));
    this.dispatchEvent(new CustomEvent("change", { detail: { value, checked: value, fieldName: field } }));
  }
}
