import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";

/** A single field on the page (Dynamic Forms). */
export default class FieldItem extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;

  get field(): string {
    return this.item?.field ?? "";
  }
}
