import { messageOf, request } from "../../../data/http.ts";
import type { RelatedList } from "../../../data/pages.ts";
import { onRecordChange } from "../../../data/records.ts";
import { showToast } from "../../../data/toast.ts";
import RecordPart from "../recordPart/recordPart.ts";

/** All related lists of the record's layout. */
export default class RelatedLists extends RecordPart {
  lists: RelatedList[] = [];

  override connectedCallback(): void {
    this.stop = onRecordChange(() => void this.load());
    super.connectedCallback();
  }

  protected override async load(): Promise<void> {
    try {
      this.lists = await request<RelatedList[]>("GET", `/local/shell/related/${this.recordId}`);
    } catch (error) {
      if (this.isConnected) showToast({ title: messageOf(error), variant: "error" });
    }
  }
}
