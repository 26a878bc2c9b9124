import { api, LightningElement } from "lwc";

/** A section of a page layout, which folds. */
export default class DetailSectionView extends LightningElement {
  @api label = "";
  @api heading = false;
  open = true;

  get expanded(): string {
    return String(this.open);
  }
  get icon(): string {
    return this.open ? "utility:chevrondown" : "utility:chevronright";
  }
  get sectionClass(): string {
    return `slds-section ${this.open ? "slds-is-open" : ""}`;
  }
  handleToggle(): void {
    this.open = !this.open;
  }
}
