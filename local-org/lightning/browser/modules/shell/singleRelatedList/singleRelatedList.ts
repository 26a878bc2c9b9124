import { messageOf, request } from "../../../data/http.ts";
import type { RelatedList } from "../../../data/pages.ts";
import { onRecordChange } from "../../../data/records.ts";
import RecordPart from "../recordPart/recordPart.ts";

/** The one related list that the page names. */
export default class SingleRelatedList extends RecordPart {
  list: RelatedList | null = null;
  error = "";

  override connectedCallback(): void {
    this.stop = onRecordChange(() => void this.load());
    super.connectedCallback();
  }

  protected override async load(): Promise<void> {
    const name = String(this.properties.relatedListApiName ?? "");
    try {
      this.list = await request<RelatedList>("GET", `/local/shell/related/${this.recordId}/${name}`);
    } catch (error) {
      this.error = messageOf(error);
    }
  }
}
