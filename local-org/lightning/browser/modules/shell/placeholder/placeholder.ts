import { api, LightningElement } from "lwc";

/** Stands where a component should, and says why it does not. */
export default class Placeholder extends LightningElement {
  @api message = "";
}
