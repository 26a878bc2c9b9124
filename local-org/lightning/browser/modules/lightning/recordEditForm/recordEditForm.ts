import { api, LightningElement } from "lwc";
import { FormController } from "../../../data/formController.ts";
import { CHANGE_EVENT, REGISTER_EVENT, type FormMember } from "../../../data/forms.ts";
import { isFailure, messageOf } from "../../../data/http.ts";

type ObjectReference = string | { objectApiName: string };

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-edit-form */
export default class RecordEditForm extends LightningElement {
  @api density?: string;
  @api layoutType?: string;
  @api formClass?: string;
  busy = false;
  #controller = new FormController();
  #recordId: string | null = null;
  #object: ObjectReference = "";
  #recordTypeId: string | null = null;
  #connected = false;

  @api get recordId(): string | null {
    return this.#recordId;
  }
  set recordId(id: string | null | undefined) {
    this.#recordId = id ?? null;
    this.#reload();
  }

  @api get objectApiName(): ObjectReference {
    return this.#object;
  }
  set objectApiName(object: ObjectReference) {
    this.#object = object;
    this.#reload();
  }

  @api get recordTypeId(): string | null {
    return this.#recordTypeId;
  }
  set recordTypeId(id: string | null | undefined) {
    this.#recordTypeId = id ?? null;
    this.#reload();
  }

  constructor() {
    super();
    this.addEventListener(REGISTER_EVENT, (event) => this.#register(event as CustomEvent<FormMember>));
    this.addEventListener(CHANGE_EVENT, (event) => {
      const { field, value } = (event as CustomEvent<{ field: string; value: unknown }>).detail;
      event.stopPropagation();
      this.#controller.changed(field, value);
    });
  }

  connectedCallback(): void {
    this.#connected = true;
    this.#reload();
  }

  disconnectedCallback(): void {
    this.#connected = false;
  }

  #register(event: CustomEvent<FormMember>): void {
    event.stopPropagation();
    this.#controller.add(event.detail);
  }

  /** Waits for the members that this rendering brings, which tell what to load. */
  #reload(): void {
    const name = typeof this.#object === "string" ? this.#object : this.#object.objectApiName;
    if (!this.#connected || name === "") return;
    Promise.resolve().then(() => this.#load(name));
  }

  async #load(objectApiName: string): Promise<void> {
    try {
      const target = { recordId: this.#recordId, objectApiName, recordTypeId: this.#recordTypeId, defaults: {} };
      const { info, record, picklists } = await this.#controller.load(target);
      const objectInfos = { [info.apiName]: info };
      const records = record === null ? {} : { [record.id]: record };
      this.dispatchEvent(
        new CustomEvent("load", { detail: { objectInfos, records, record, picklistValues: picklists } })
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  handleClick(event: Event): void {
    const button = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && ["LIGHTNING-BUTTON", "BUTTON", "INPUT"].includes(node.tagName));
    const own = event.target as HTMLElement & { type?: string };
    if (
      own.tagName === "LIGHTNING-BUTTON"
        ? own.type === "submit"
        : (button as HTMLButtonElement | undefined) === own && own.type === "submit"
    ) {
      event.preventDefault();
      this.#requestSubmit();
    }
  }

  /** A person pressed the submit button: the component around may change the fields, or send them itself. */
  #requestSubmit(): void {
    if (!this.#controller.validate()) return;
    const fields = this.#controller.fields();
    const event = new CustomEvent("submit", { cancelable: true, detail: { fields } });
    this.dispatchEvent(event);
    if (!event.defaultPrevented) void this.#save(fields);
  }

  /** Saves the given fields, or those that were entered. */
  @api submit(fields?: Record<string, unknown>): void {
    if (this.#controller.validate()) void this.#save(fields ?? this.#controller.fields());
  }

  @api reset(): void {
    this.#controller.reset();
  }

  async #save(fields: Record<string, unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const record = await this.#controller.save({ ...fields });
      this.dispatchEvent(new CustomEvent("success", { detail: record }));
    } catch (error) {
      this.#fail(error);
    } finally {
      this.busy = false;
    }
  }

  #fail(error: unknown): void {
    const body = isFailure(error) ? error.body : { message: messageOf(error) };
    const detail = {
      ...body,
      message: body.message,
      detail: messageOf(error),
      output: isFailure(error) ? error.body.output : undefined
    };
    this.dispatchEvent(new CustomEvent("error", { detail }));
  }
}
