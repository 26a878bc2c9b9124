import { api } from "lwc";
import PagePart from "../pagePart/pagePart.ts";

export default class RichText extends PagePart {
  @api recordId: string | null = null;

  get text(): string {
    return String(this.properties.richTextValue ?? "");
  }
}
