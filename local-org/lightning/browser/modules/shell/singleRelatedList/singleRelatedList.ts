import { api, LightningElement } from "lwc";
import { messageOf, request } from "../../../data/http.ts";
import type { FlexiPage, PageItem, PropertyValue, RelatedList } from "../../../data/pages.ts";
import { onRecordChange } from "../../../data/records.ts";

/** The one related list that the page names. */
export default class SingleRelatedList extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api objectApiName: string | null = null;
  @api recordId = "";
  list: RelatedList | null = null;
  error = "";
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = onRecordChange(() => void this.#load());
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    const name = String(this.properties.relatedListApiName ?? "");
    try {
      this.list = await request<RelatedList>("GET", `/local/shell/related/${this.recordId}/${name}`);
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
