import { LightningElement } from "lwc";
import { register, type FormState } from "../../../data/forms.ts";

/** The errors of a record form that belong to no field of it. */
export default class Messages extends LightningElement {
  errors: string[] = [];
  #member = {
    fieldName: null,
    disconnected: false,
    receive: ({ pageErrors }: FormState) => {
      this.errors = pageErrors;
    }
  };

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  connectedCallback(): void {
    this.#member.disconnected = false;
    register(this, this.#member);
  }

  disconnectedCallback(): void {
    this.#member.disconnected = true;
  }
}
