import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";

export default class RichText extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;

  get text(): string {
    return String(this.properties.richTextValue ?? "");
  }
}
