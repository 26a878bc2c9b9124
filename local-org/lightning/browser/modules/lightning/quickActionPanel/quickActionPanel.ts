import { api, LightningElement } from "lwc";

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-quick-action-panel */
export default class QuickActionPanel extends LightningElement {
  @api header = "";
  @api title = "";

  get heading(): string {
    return this.header || this.title;
  }
}
