import { api, LightningElement } from "lwc";
import { navigateTo } from "../../../data/router.ts";

/** The white bar on top: search, notifications, the user. */
export default class Header extends LightningElement {
  @api appName = "";

  handleSkip(event: MouseEvent): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("skip", { bubbles: true }));
  }

  handleNavigate(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigateTo((event.currentTarget as HTMLAnchorElement).pathname);
  }
}
