import { api, LightningElement } from "lwc";

/** The white bar on top: search, notifications, the user. */
export default class Header extends LightningElement {
  @api appName = "";

  handleSkip(event: MouseEvent): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("skip", { bubbles: true }));
  }
}
