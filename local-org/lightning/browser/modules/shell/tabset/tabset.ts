import { api } from "lwc";
import type { ComponentItem, PageItem } from "../../../data/pages.ts";
import PagePart from "../pagePart/pagePart.ts";

/** Labels of the platform's own tabs. */
const STANDARD_TITLES: Record<string, string> = {
  detail: "Details",
  relatedLists: "Related",
  activity: "Activity",
  feed: "Chatter",
  collaborate: "Chatter"
};

/** Tabs whose bodies are facets of the page; a body is made when its tab is opened first. */
export default class TabsetView extends PagePart {
  @api recordId: string | null = null;
  openedKeys: readonly string[] = [];

  get tabs(): { key: string; label: string; items: PageItem[]; opened: boolean }[] {
    const tabs = this.facet(this.properties.tabs).filter((item): item is ComponentItem => item.kind === "component");
    return tabs.map(({ id, properties }, index) => {
      const key = id || String(index);
      const label = titleOf(String(properties.title ?? ""));
      return { key, label, items: this.facet(properties.body), opened: this.openedKeys.includes(key) };
    });
  }

  handleActive(event: Event): void {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (!this.openedKeys.includes(value)) this.openedKeys = [...this.openedKeys, value];
  }
}

/** `Standard.Tab.detail`, or the text itself. */
function titleOf(title: string): string {
  const standard = /^Standard\.Tab\.(\w+)$/.exec(title)?.[1];
  return standard === undefined ? title : (STANDARD_TITLES[standard] ?? standard);
}
