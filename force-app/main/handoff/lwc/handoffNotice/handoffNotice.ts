import { LightningElement, api } from "lwc";

/** Says why there is nothing to see and what happens next; buttons go into its slot. */
export default class HandoffNotice extends LightningElement {
  @api heading = "";
  @api text = "";
  @api iconName = "utility:info";
}
