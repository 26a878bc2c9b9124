import { api, LightningElement } from "lwc";
import { messageOf, request } from "../../../data/http.ts";
import type { RelatedList } from "../../../data/pages.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { onRecordChange } from "../../../data/records.ts";
import { navigate, recordPage, urlOf } from "../../../data/router.ts";
import { nameOfRecord } from "../../../data/search.ts";

/** All children of a record in one relation. */
export default class RelatedListPage extends LightningElement {
  @api recordId = "";
  @api relationship = "";
  list: RelatedList | null = null;
  parentName = "";
  parentObject = "";
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
    try {
      const [parent, list] = await Promise.all([
        nameOfRecord(this.recordId),
        request<RelatedList>("GET", `/local/shell/related/${this.recordId}/${this.relationship}?all=true`)
      ]);
      this.parentName = parent.name;
      this.parentObject = parent.object;
      this.list = list;
      announceTitle(`${list.label} | ${parent.name}`);
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  get summary(): string {
    return `${this.list?.table.total ?? 0} items`;
  }
  get parentUrl(): string {
    return urlOf(recordPage(this.recordId, this.parentObject));
  }
  handleParent(event: MouseEvent): void {
    event.preventDefault();
    navigate(recordPage(this.recordId, this.parentObject));
  }
}
