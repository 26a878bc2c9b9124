import { api, LightningElement } from "lwc";
import { partsOf, register, type FormMember, type FormState } from "../../../data/forms.ts";
import { fieldLink, type FieldLink } from "../../../data/fieldLink.ts";

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-output-field */
export default class OutputField extends LightningElement {
  @api variant = "standard";
  @api fieldClass?: string;
  #fieldName: string | { fieldApiName: string } = "";
  state: FormState | null = null;
  link: FieldLink | null = null;
  #member: FormMember = {
    fieldName: null,
    disconnected: false,
    receive: (state) => {
      this.state = state;
      void this.#findLink(state);
    }
  };

  @api get fieldName(): string {
    return typeof this.#fieldName === "string" ? this.#fieldName : this.#fieldName.fieldApiName;
  }
  set fieldName(name: string | { fieldApiName: string }) {
    this.#fieldName = name;
    this.#member.fieldName = this.fieldName;
  }

  connectedCallback(): void {
    this.#member.disconnected = false;
    register(this, this.#member);
  }

  disconnectedCallback(): void {
    this.#member.disconnected = true;
  }

  async #findLink({ info, record }: FormState): Promise<void> {
    const field = info.fields[this.fieldName];
    this.link = field?.reference === true && record !== null ? await fieldLink(info, record, field) : null;
  }

  get ready(): boolean {
    return this.state?.info.fields[this.fieldName] !== undefined;
  }
  get label(): string {
    const { label = "", reference = false } = this.state?.info.fields[this.fieldName] ?? {};
    return reference ? label.replace(/ ID$/, "") : label;
  }
  get hasLabel(): boolean {
    return this.variant !== "label-hidden";
  }
  get helpText(): string | null {
    return this.state?.info.fields[this.fieldName]?.inlineHelpText ?? null;
  }
  get value(): unknown {
    if (this.dataType === "Address") return this.#address();
    return this.state?.record?.fields[this.fieldName]?.value ?? null;
  }
  /** Street; city, state and code; country: a line each. */
  #address(): string {
    const { info, record } = this.state as FormState;
    const part = (name: string): string => String(record?.fields[name]?.value ?? "");
    const [street = "", city = "", state = "", code = "", country = ""] = partsOf(info, this.fieldName).map(part);
    const place = [city, [state, code].filter(Boolean).join(" ")].filter(Boolean).join(", ");
    return [street, place, country].filter(Boolean).join("\n");
  }
  get display(): string | null {
    return this.state?.record?.fields[this.fieldName]?.displayValue ?? null;
  }
  get dataType(): string {
    return this.state?.info.fields[this.fieldName]?.dataType ?? "String";
  }
  get scale(): number {
    return this.state?.info.fields[this.fieldName]?.scale ?? 0;
  }
  get isHtml(): boolean {
    return this.state?.info.fields[this.fieldName]?.htmlFormatted ?? false;
  }
  get formElementClass(): string {
    return `slds-form-element slds-form-element_readonly ${this.fieldClass ?? ""}`;
  }
}
