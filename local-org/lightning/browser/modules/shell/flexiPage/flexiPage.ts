import { api, LightningElement } from "lwc";
import { formFactor, type PageWithDefaults, type PageItem } from "../../../data/pages.ts";

interface Region {
  name: string;
  items: PageItem[];
}

const TOP = /^(header|subheader|top)$/i;
const BOTTOM = /^(footer|bottom)$/i;
const NARROW = /side|^(right|left)/i;

/** Lays a page's regions out as its template says: full width on top, columns below, one column on a phone. */
export default class FlexiPageView extends LightningElement {
  @api page: PageWithDefaults | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;

  #regions(wanted: (name: string) => boolean): Region[] {
    const names = this.page?.regionNames ?? [];
    return names
      .filter(wanted)
      .map((name) => ({ name, items: this.page?.regions[name] ?? [] }))
      .filter(({ items }) => items.length > 0);
  }
  get top(): Region[] {
    return this.#regions((name) => TOP.test(name));
  }
  get columns(): Region[] {
    return this.#regions((name) => !TOP.test(name) && !BOTTOM.test(name));
  }
  get bottom(): Region[] {
    return this.#regions((name) => BOTTOM.test(name));
  }

  get columnStyle(): string {
    if (formFactor() === "Small") return "grid-template-columns: minmax(0, 1fr)";
    const hasMain = this.columns.some(({ name }) => !NARROW.test(name));
    const widths = this.columns.map(({ name }) => {
      const share = hasMain && !NARROW.test(name) ? 2 : 1;
      return `minmax(0, ${share}fr)`;
    });
    return `grid-template-columns: ${widths.join(" ")}`;
  }
}
