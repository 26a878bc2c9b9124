import { api, LightningElement } from "lwc";
import type { PageItem, PageWithDefaults, PropertyValue } from "../../../data/pages.ts";

/** A component of the platform on a Lightning page, with what the page tells each of them. */
export default class PagePart extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: PageWithDefaults | null = null;
  @api item: PageItem | null = null;
  @api objectApiName: string | null = null;

  /** The items of the facet that a property names. */
  protected facet(name: PropertyValue | undefined): PageItem[] {
    return this.page?.regions[String(name ?? "")] ?? [];
  }
}
