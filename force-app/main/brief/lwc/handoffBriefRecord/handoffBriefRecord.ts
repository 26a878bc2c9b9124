import { LightningElement, api } from "lwc";
import { referenceName } from "c/handoffFormat";
import type { FieldPlace } from "c/handoffRecordFields";
import { NavigationMixin } from "lightning/navigation";
import { LABELS } from "./labels";

/** What is seen of a handoff that is folded in. */
const FACTS: FieldPlace[] = ["ARR__c", "Go_Live_Target__c", "AE__c", "SE__c"].map((name) => ({ name }));

/** One handoff of the brief: its key facts, and the whole document when unfolded. */
export default class HandoffBriefRecord extends NavigationMixin(LightningElement) {
  @api record!: HandoffRecord;
  @api initiallyOpen = false;

  labels = LABELS;
  facts = FACTS;
  private toggled: boolean | undefined;

  get isOpen(): boolean {
    return this.toggled ?? this.initiallyOpen;
  }

  get name(): string {
    return referenceName(this.record.handoff, "Opportunity__c") || String(this.record.handoff.Name);
  }

  get status(): string {
    return String(this.record.handoff.Status__c ?? "");
  }

  get toggleLabel(): string {
    return (this.isOpen ? LABELS.hide : LABELS.show).replace("{0}", this.name);
  }

  get toggleIcon(): string {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  handleToggle(): void {
    this.toggled = !this.isOpen;
  }

  handleOpenRecord(): void {
    this[NavigationMixin.Navigate]({
      type: "standard__recordPage",
      attributes: { recordId: this.record.handoff.Id, objectApiName: "Handoff__c", actionName: "view" }
    });
  }
}
