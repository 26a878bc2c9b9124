import { api, LightningElement } from "lwc";
import type { FieldLink } from "../../../data/fieldLink.ts";

/** One line of the activity timeline; what was written about it opens below. */
export default class ActivityItem extends LightningElement {
  @api icon = "";
  @api label = "";
  @api link: FieldLink | null = null;
  @api date: string | null = null;
  @api dateType = "Date";
  @api overdue = false;
  @api who: FieldLink | null = null;
  @api owner: string | null = null;
  @api text: string | null = null;
  expanded = false;

  get dateClass(): string {
    return this.overdue ? "slds-timeline__date slds-text-color_error" : "slds-timeline__date";
  }
  get expandedText(): string {
    return String(this.expanded);
  }
  get toggleIcon(): string {
    return this.expanded ? "utility:chevrondown" : "utility:chevronright";
  }
  get toggleLabel(): string {
    return `Details of ${this.label}`;
  }

  handleToggle(): void {
    this.expanded = !this.expanded;
  }
}
