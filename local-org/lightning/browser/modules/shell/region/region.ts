import { api, LightningElement } from "lwc";
import type { PageWithDefaults, PageItem } from "../../../data/pages.ts";

/** The components of a region or a facet, one below the other. */
export default class Region extends LightningElement {
  @api items: PageItem[] = [];
  @api page: PageWithDefaults | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;
}
