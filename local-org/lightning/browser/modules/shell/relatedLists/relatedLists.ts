import { api, LightningElement } from "lwc";
import { messageOf, request } from "../../../data/http.ts";
import type { FlexiPage, PageItem, PropertyValue, RelatedList } from "../../../data/pages.ts";
import { onRecordChange } from "../../../data/records.ts";
import { showToast } from "../../../data/toast.ts";

/** All related lists of the record's layout. */
export default class RelatedLists extends LightningElement {
  @api properties: Record<string, PropertyValue> = {};
  @api page: FlexiPage | null = null;
  @api item: PageItem | null = null;
  @api objectApiName: string | null = null;
  lists: RelatedList[] = [];
  #recordId = "";
  #stop: (() => void) | undefined;

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    if (this.#stop !== undefined) void this.#load();
  }

  connectedCallback(): void {
    this.#stop = onRecordChange(() => void this.#load());
    void this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  async #load(): Promise<void> {
    try {
      this.lists = await request<RelatedList[]>("GET", `/local/shell/related/${this.#recordId}`);
    } catch (error) {
      if (this.#stop !== undefined) showToast({ title: messageOf(error), variant: "error" });
    }
  }
}
