import { API, request } from "../../../data/http.ts";
import { onRecordChange } from "../../../data/records.ts";
import type { RecordRepresentation } from "../../../data/representation.ts";
import { isComplete, refreshWire, WireAdapter } from "../../../data/wireAdapter.ts";

interface RelatedListConfig {
  parentRecordId: string;
  relatedListId: string;
  fields?: string[];
  optionalFields?: string[];
  pageSize?: number;
  pageToken?: string;
  sortBy?: string[];
  where?: string;
}

interface RelatedRecords {
  count: number;
  records: RecordRepresentation[];
  currentPageToken: string | null;
  nextPageToken: string | null;
}

/** What asks about children is asked again when this page creates, changes or deletes a record. */
abstract class RelatedListAdapter<T> extends WireAdapter<RelatedListConfig, T> {
  #stop: (() => void) | undefined;

  override connect(): void {
    this.#stop = onRecordChange(() => void this.run(true));
    super.connect();
  }

  override disconnect(): void {
    this.#stop?.();
    super.disconnect();
  }

  protected override ready(config: RelatedListConfig): boolean {
    return isComplete(config, ["parentRecordId", "relatedListId"]);
  }
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-related-list-records.html */
export class getRelatedListRecords extends RelatedListAdapter<RelatedRecords> {
  protected override load({ parentRecordId, relatedListId, ...body }: RelatedListConfig): Promise<RelatedRecords> {
    return request("POST", `${API}/ui-api/related-list-records/${parentRecordId}/${relatedListId}`, body);
  }
}

export class getRelatedListCount extends RelatedListAdapter<{ count: number; hasMore: boolean }> {
  protected override load({
    parentRecordId,
    relatedListId
  }: RelatedListConfig): Promise<{ count: number; hasMore: boolean }> {
    return request("GET", `${API}/ui-api/related-list-count/${parentRecordId}/${relatedListId}`);
  }
}

export const refreshRelatedList = refreshWire;
