import { api, LightningElement } from "lwc";
import type { RelatedList } from "../../../data/pages.ts";
import { encodeDefaults } from "../../../data/recordDialogs.ts";
import { navigate, urlOf, type PageReference } from "../../../data/router.ts";

/** A card with the children of a record. */
export default class RelatedListCard extends LightningElement {
  @api list: RelatedList | null = null;
  @api recordId = "";
  @api objectApiName = "";

  get caption(): string {
    const { label = "", table } = this.list ?? {};
    const shown = table?.rows.length ?? 0;
    return `${label} (${(table?.total ?? 0) > shown ? `${shown}+` : shown})`;
  }
  get hasRows(): boolean {
    return (this.list?.table.rows.length ?? 0) > 0;
  }
  #all(): PageReference {
    const attributes = {
      recordId: this.recordId,
      objectApiName: this.objectApiName,
      relationshipApiName: this.list?.name ?? "",
      actionName: "view"
    };
    return { type: "standard__recordRelationshipPage", attributes, state: {} };
  }
  get allUrl(): string {
    return urlOf(this.#all());
  }

  handleAll(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    navigate(this.#all());
  }

  handleNew(): void {
    const { object = "", field = "" } = this.list ?? {};
    const defaultFieldValues = encodeDefaults({ [field]: this.recordId });
    navigate({
      type: "standard__objectPage",
      attributes: { objectApiName: object, actionName: "new" },
      state: { defaultFieldValues }
    });
  }
}
