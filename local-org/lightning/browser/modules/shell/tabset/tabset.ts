import { api, LightningElement } from "lwc";
import type { FlexiPage, PageItem, PropertyValue } from "../../../data/pages.ts";

/** Labels of the platform's own tabs. */
const STANDARD_TITLES: Record<string, string> = {
  detail: "Details",
  relatedLists: "Related",
  activity: "Activity",
  feed: "Chatter",
  collaborate: "Chatter"
};

/** Tabs whose bodies are facets of the page; a body is made when its tab is opened first. */
export default class TabsetView extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api recordId: string | null = null;
  @api objectApiName: string | null = null;
  openedKeys: readonly string[] = [];

  get tabs(): { key: string; label: string; items: PageItem[]; opened: boolean }[] {
    return this.#facet(this.properties.tabs).map((tab, index) => {
      const key = tab.id || String(index);
      const label = titleOf(String(tab.properties?.title ?? ""));
      return { key, label, items: this.#facet(tab.properties?.body), opened: this.openedKeys.includes(key) };
    });
  }

  handleActive(event: Event): void {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (!this.openedKeys.includes(value)) this.openedKeys = [...this.openedKeys, value];
  }

  #facet(name: PropertyValue | undefined): PageItem[] {
    return this.page?.regions[String(name ?? "")] ?? [];
  }
}

/** `Standard.Tab.detail`, or the text itself. */
function titleOf(title: string): string {
  const standard = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
  return standard === undefined ? title : (STANDARD_TITLES[standard] ?? standard);
}
