import { api } from "lwc";
import PagePart from "../pagePart/pagePart.ts";

/** A single field on the page (Dynamic Forms). */
export default class FieldItem extends PagePart {
  @api recordId: string | null = null;

  get field(): string {
    return this.item?.kind === "field" ? this.item.field : "";
  }
}
