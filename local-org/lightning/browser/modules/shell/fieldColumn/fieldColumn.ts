import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";

/** A column of single fields (Dynamic Forms). */
export default class FieldColumn extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;

  get items(): PageItem[] {
    return this.page?.regions[String(this.properties.body ?? "")] ?? [];
  }
}
