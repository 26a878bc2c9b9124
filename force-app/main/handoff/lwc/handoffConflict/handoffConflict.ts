import { LightningElement, api } from "lwc";
import { LABELS } from "./labels";

/** Two people wrote the same field: shows both versions and lets this person decide. Fires `keepmine` or `taketheirs`. */
export default class HandoffConflict extends LightningElement {
  @api field = "";
  @api mine = "";
  @api theirs = "";
  /** Who wrote the other version. */
  @api author = "";

  labels = LABELS;

  get text(): string {
    return LABELS.changed.replace("{0}", this.author).replace("{1}", this.field);
  }

  get theirText(): string {
    return this.theirs || LABELS.empty;
  }

  get myText(): string {
    return this.mine || LABELS.empty;
  }

  handleKeepMine(): void {
    this.dispatchEvent(new CustomEvent("keepmine"));
  }

  handleTakeTheirs(): void {
    this.dispatchEvent(new CustomEvent("taketheirs"));
  }
}
