import { API, request } from "../../../data/http.ts";
import { apiName, ListAdapter, readList, type ListConfig } from "../../../data/lists.ts";

/** List views of an object, or one with its records: https://developer.salesforce.com/docs/platform/lwc/guide/reference-get-list-ui.html */
export class getListUi extends ListAdapter<Partial<ListConfig> & Pick<ListConfig, "objectApiName">> {
  protected override ready(config: Partial<ListConfig>): boolean {
    return config.objectApiName !== undefined;
  }
  protected override load(config: Partial<ListConfig> & Pick<ListConfig, "objectApiName">): Promise<unknown> {
    const { listViewApiName } = config;
    if (listViewApiName !== undefined) return readList("list-ui", { ...config, listViewApiName });
    return request("GET", `${API}/ui-api/list-ui/${apiName(config.objectApiName, "objectApiName")}`);
  }
}
