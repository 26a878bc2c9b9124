import { API, request } from "../../../data/http.ts";
import { apiName } from "../../../data/lists.ts";
import { unsupportedAdapter, unsupportedFunction } from "../../../data/notSupported.ts";
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
abstract class RelatedListAdapter<T, C extends object = RelatedListConfig> extends WireAdapter<C, T> {
  #stop: (() => void) | undefined;

  override connect(): void {
    this.#stop = onRecordChange(() => void this.run(true));
    super.connect();
  }

  override disconnect(): void {
    this.#stop?.();
    super.disconnect();
  }

  protected override ready(config: C): boolean {
    return isComplete(config, ["parentRecordId", "relatedListId"]);
  }
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-related-list-records.html */
export class getRelatedListRecords extends RelatedListAdapter<RelatedRecords> {
  protected override load({ parentRecordId, relatedListId, ...body }: RelatedListConfig): Promise<RelatedRecords> {
    return request("POST", `${API}/ui-api/related-list-records/${parentRecordId}/${relatedListId}`, body);
  }
}

interface RelatedCount {
  count: number;
  hasMore: boolean;
}

interface RelatedCountConfig {
  parentRecordId: string;
  relatedListId: string;
  maxCount?: number;
}

export class getRelatedListCount extends RelatedListAdapter<RelatedCount, RelatedCountConfig> {
  protected override load({ parentRecordId, relatedListId, maxCount }: RelatedCountConfig): Promise<RelatedCount> {
    return request("GET", `${countPath(parentRecordId, relatedListId)}${limit(maxCount)}`);
  }
}

function countPath(...parts: string[]): string {
  return `${API}/ui-api/related-list-count/${parts.join("/")}`;
}

function limit(maxCount: number | undefined): string {
  return maxCount === undefined ? "" : `?maxCount=${maxCount}`;
}

interface RelatedListBatchConfig {
  parentRecordId: string;
  relatedListParameters: readonly Omit<RelatedListConfig, "parentRecordId">[];
}

/** Several related lists of one record: each answers, or fails, by itself. */
export class getRelatedListRecordsBatch extends RelatedListAdapter<object, RelatedListBatchConfig> {
  protected override ready(config: RelatedListBatchConfig): boolean {
    return isComplete(config, ["parentRecordId", "relatedListParameters"]);
  }
  protected override load({ parentRecordId, relatedListParameters }: RelatedListBatchConfig): Promise<object> {
    return request("POST", `${API}/ui-api/related-list-records/batch/${parentRecordId}`, { relatedListParameters });
  }
}

interface RelatedCountsConfig {
  parentRecordId: string;
  relatedListIds: readonly string[];
  maxCount?: number;
}

/** How many records several related lists of one record hold. */
export class getRelatedListsCount extends RelatedListAdapter<object, RelatedCountsConfig> {
  protected override ready(config: RelatedCountsConfig): boolean {
    return isComplete(config, ["parentRecordId", "relatedListIds"]);
  }
  protected override load({ parentRecordId, relatedListIds, maxCount }: RelatedCountsConfig): Promise<object> {
    return request("GET", `${countPath("batch", parentRecordId, relatedListIds.join())}${limit(maxCount)}`);
  }
}

interface RelatedListInfoConfig {
  parentObjectApiName: string | { objectApiName: string };
  recordTypeId?: string;
}

/** The related lists that an object has. */
export class getRelatedListsInfo extends RelatedListAdapter<object, RelatedListInfoConfig> {
  protected override ready(config: RelatedListInfoConfig): boolean {
    return isComplete(config, ["parentObjectApiName"]);
  }
  protected override load({ parentObjectApiName }: RelatedListInfoConfig): Promise<object> {
    return request("GET", `${API}/ui-api/related-list-info/${apiName(parentObjectApiName, "objectApiName")}`);
  }
}

export const getRelatedListInfo = unsupportedAdapter("lightning/uiRelatedListApi getRelatedListInfo");
export const getRelatedListInfoBatch = unsupportedAdapter("lightning/uiRelatedListApi getRelatedListInfoBatch");
export const updateRelatedListInfo = unsupportedFunction("lightning/uiRelatedListApi updateRelatedListInfo");

export const refreshRelatedList = refreshWire;
