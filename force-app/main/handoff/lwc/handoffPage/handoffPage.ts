import { LightningElement, api } from "lwc";
import { LABELS } from "./labels";

/**
 * The card around what is shown of handoffs, and what every such card says before there is something to show: that it is loading, that
 * loading failed (with an event `tryagain`), that the user may not see it. What belongs beside the heading goes into the slot `header`.
 */
export default class HandoffPage extends LightningElement {
  /** The card's name for screen readers. */
  @api cardTitle = "";
  @api heading = "";
  @api iconName = "standard:assignment";
  @api isLoading = false;
  /** Why loading failed; empty where it did not. */
  @api loadError = "";
  @api loadFailed = LABELS.loadFailed;
  @api hasNoAccess = false;
  @api noAccess = LABELS.noAccess;

  labels = LABELS;

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent("tryagain"));
  }
}
