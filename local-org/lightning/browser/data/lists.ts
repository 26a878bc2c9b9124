import { API, request } from "./http.ts";
import { onRecordChange } from "./records.ts";
import { qualifiedName, type FieldReference } from "./representation.ts";
import { WireAdapter } from "./wireAdapter.ts";

/** What is asked of a list view; names as the wire adapters of `lightning/uiListsApi` have them. */
export interface ListConfig {
  objectApiName: string | { objectApiName: string };
  listViewApiName: string | { listViewApiName: string };
  fields?: FieldReference | readonly FieldReference[];
  optionalFields?: FieldReference | readonly FieldReference[];
  pageSize?: number;
  pageToken?: string;
  searchTerm?: string;
  sortBy?: FieldReference | readonly FieldReference[];
  where?: string;
}

const TEXTS = ["pageSize", "pageToken", "searchTerm", "where"] as const;
const FIELDS = ["fields", "optionalFields", "sortBy"] as const;

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
  for (const name of TEXTS) if (config[name] !== undefined) query.set(name, String(config[name]));
  for (const name of FIELDS) if (config[name] !== undefined) query.set(name, [config[name]].flat().map(nameOf).join());
  return request("GET", `${API}/ui-api/${kind}/${object}/${view}?${query}`);
}

/** A list may be given as one text, too; `-` in front sorts the other way round. */
function nameOf(field: FieldReference | readonly FieldReference[] | undefined): string {
  return qualifiedName(field as FieldReference);
}

/** A name, or what `@salesforce/schema` exports for it. */
export function apiName(value: string | Record<string, string>, key: string): string {
  return typeof value === "string" ? value : (value[key] ?? "");
}
