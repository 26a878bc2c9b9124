import { api } from "lwc";
import type { PageItem } from "../../../data/pages.ts";
import PagePart from "../pagePart/pagePart.ts";

/** A section of single fields (Dynamic Forms). */
export default class FieldSection extends PagePart {
  @api recordId: string | null = null;

  get label(): string {
    return String(this.properties.label ?? "").replace(/^@@@.*@@@$/, "Information");
  }
  get columns(): PageItem[] {
    return this.facet(this.properties.columns);
  }
}
