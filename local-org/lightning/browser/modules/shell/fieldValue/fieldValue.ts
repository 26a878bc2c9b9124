import { api, LightningElement } from "lwc";
import { context } from "../../../data/context.ts";
import type { FieldLink } from "../../../data/fieldLink.ts";
import { navigate, recordPage, urlOf } from "../../../data/router.ts";

/** A field's value as Lightning Experience shows it, by its type (of the UI API or of describe). */
export default class FieldValue extends LightningElement {
  @api value: unknown = null;
  @api type = "String";
  @api display: string | null = null;
  @api scale = 0;
  @api link: FieldLink | null = null;
  @api html = false;
  @api label = "";
  timeZone = context.i18n.timeZone;
  currency = context.i18n.currency;

  #is(...types: string[]): boolean {
    return types.includes(this.type.toLowerCase());
  }
  get isEmpty(): boolean {
    return this.value === null || this.value === undefined || this.value === "";
  }
  get isCheckbox(): boolean {
    return this.#is("boolean");
  }
  get isCurrency(): boolean {
    return this.#is("currency");
  }
  get isPercent(): boolean {
    return this.#is("percent");
  }
  get isNumber(): boolean {
    return this.#is("int", "double", "long");
  }
  get isDate(): boolean {
    return this.#is("date");
  }
  get isDateTime(): boolean {
    return this.#is("datetime");
  }
  get isTime(): boolean {
    return this.#is("time");
  }
  get isEmail(): boolean {
    return this.#is("email");
  }
  get isPhone(): boolean {
    return this.#is("phone");
  }
  get isUrl(): boolean {
    return this.#is("url");
  }
  get isLong(): boolean {
    return this.#is("textarea", "longtextarea", "address");
  }
  get text(): string {
    if (this.display !== null && this.display !== "") return this.display;
    if (typeof this.value === "object")
      return Object.values(this.value ?? {})
        .filter(Boolean)
        .join(", ");
    return this.#is("multipicklist") ? String(this.value).replaceAll(";", "; ") : String(this.value);
  }
  get url(): string {
    return this.link === null ? "" : urlOf(recordPage(this.link.id, this.link.object));
  }
  handleNavigate(event: MouseEvent): void {
    if (this.link === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigate(recordPage(this.link.id, this.link.object));
  }
}
