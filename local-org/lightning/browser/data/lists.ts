import { API, request } from "./http.ts";
import { onRecordChange } from "./records.ts";
import { WireAdapter } from "./wireAdapter.ts";

/** What is asked of a list view; names as the wire adapters of `lightning/uiListsApi` have them. */
export interface ListConfig {
  objectApiName: string | { objectApiName: string };
  listViewApiName: string | { listViewApiName: string };
  fields?: readonly string[];
  optionalFields?: readonly string[];
  pageSize?: number;
  pageToken?: string;
  searchTerm?: string;
  sortBy?: string | readonly string[];
  where?: string;
}

const OPTIONS = ["fields", "optionalFields", "pageSize", "pageToken", "searchTerm", "sortBy", "where"] as const;

/** Answers with a resource of a list view, again whenever this page creates, changes or deletes a record. */
export abstract class ListAdapter<C extends object> extends WireAdapter<C, unknown> {
  #stop: (() => void) | undefined;

  override connect(): void {
    this.#stop = onRecordChange(() => void this.run(true));
    super.connect();
  }

  override disconnect(): void {
    this.#stop?.();
    super.disconnect();
  }
}

/** `kind` of the list view: `list-ui`, `list-info` or `list-records`. */
export function readList(kind: string, config: ListConfig): Promise<unknown> {
  const object = apiName(config.objectApiName, "objectApiName");
  const view = apiName(config.listViewApiName, "listViewApiName");
  const query = new URLSearchParams();
  for (const name of OPTIONS) if (config[name] !== undefined) query.set(name, [config[name]].flat().join());
  return request("GET", `${API}/ui-api/${kind}/${object}/${view}?${query}`);
}

/** A name, or what `@salesforce/schema` exports for it. */
export function apiName(value: string | Record<string, string>, key: string): string {
  return typeof value === "string" ? value : (value[key] ?? "");
}
