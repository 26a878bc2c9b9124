import { api, LightningElement } from "lwc";
import { formFactor, type PageWithDefaults, type PageItem } from "../../../data/pages.ts";

interface Region {
  name: string;
  items: PageItem[];
}

/** Regions one below the other, or side by side. */
interface Row {
  name: string;
  regions: Region[];
  className?: string;
  regionClass: string;
  style?: string;
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

  get rows(): Row[] {
    const columns = this.#regions((name) => !TOP.test(name) && !BOTTOM.test(name));
    return [
      { name: "top", regions: this.#regions((name) => TOP.test(name)), regionClass: "slds-m-bottom_small" },
      { name: "columns", regions: columns, className: "columns", regionClass: "column", style: columnStyle(columns) },
      { name: "bottom", regions: this.#regions((name) => BOTTOM.test(name)), regionClass: "slds-m-top_small" }
    ];
  }
}

function columnStyle(columns: readonly Region[]): string {
  if (formFactor() === "Small") return "grid-template-columns: minmax(0, 1fr)";
  const hasMain = columns.some(({ name }) => !NARROW.test(name));
  const widths = columns.map(({ name }) => `minmax(0, ${hasMain && !NARROW.test(name) ? 2 : 1}fr)`);
  return `grid-template-columns: ${widths.join(" ")}`;
}
