import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";

/** A section of single fields (Dynamic Forms). */
export default class FieldSection extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;

  get label(): string {
    return String(this.properties.label ?? "").replace(/^@@@.*@@@$/, "Information");
  }
  get columns(): PageItem[] {
    return this.page?.regions[String(this.properties.columns ?? "")] ?? [];
  }
}
