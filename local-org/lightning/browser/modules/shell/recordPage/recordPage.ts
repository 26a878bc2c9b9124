import { api, LightningElement } from "lwc";
import { messageOf } from "../../../data/http.ts";
import { recordPageOf, type FlexiPage } from "../../../data/pages.ts";
import { announceTitle } from "../../../data/recordDialogs.ts";
import { onRecordChange } from "../../../data/records.ts";
import { rememberRecord } from "../../../data/recent.ts";
import { navigateTo } from "../../../data/router.ts";
import { nameOfRecord } from "../../../data/search.ts";

/** A record's page: the one that the project assigns, or the platform's own. */
export default class RecordPage extends LightningElement {
  page: FlexiPage | null = null;
  objectApiName = "";
  error = "";
  #recordId = "";
  #stop: (() => void) | undefined;

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    void this.#load(id);
  }

  connectedCallback(): void {
    this.#stop = onRecordChange((id, change) => {
      if (id === this.#recordId && change === "deleted") navigateTo(`/lightning/o/${this.objectApiName}/list`, true);
      if (id === this.#recordId && change === "updated") void this.#title(id);
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(id: string): Promise<void> {
    this.page = null;
    this.error = "";
    try {
      const object = await this.#title(id);
      const page = await recordPageOf(object);
      if (id !== this.#recordId) return;
      this.objectApiName = object;
      this.page = page;
    } catch (error) {
      announceTitle("Error");
      this.error = messageOf(error);
    }
  }

  async #title(id: string): Promise<string> {
    const { name, object, label } = await nameOfRecord(id);
    rememberRecord({ id, object, name });
    announceTitle(`${name} | ${label}`);
    return object;
  }
}
