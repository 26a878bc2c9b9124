import { api } from "lwc";
import type { PageItem } from "../../../data/pages.ts";
import PagePart from "../pagePart/pagePart.ts";

/** A column of single fields (Dynamic Forms). */
export default class FieldColumn extends PagePart {
  @api recordId: string | null = null;

  get items(): PageItem[] {
    return this.facet(this.properties.body);
  }
}
