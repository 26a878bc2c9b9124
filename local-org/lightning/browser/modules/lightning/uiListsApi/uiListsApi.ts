import { API, request } from "../../../data/http.ts";
import { apiName, ListAdapter, readList, type ListConfig } from "../../../data/lists.ts";
import { unsupportedAdapter, unsupportedFunction } from "../../../data/notSupported.ts";
import { isComplete } from "../../../data/wireAdapter.ts";

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-lists-api.html */
abstract class NamedListAdapter extends ListAdapter<ListConfig> {
  protected override ready(config: ListConfig): boolean {
    return isComplete(config, ["objectApiName", "listViewApiName"]);
  }
}

export class getListInfoByName extends NamedListAdapter {
  protected override load(config: ListConfig): Promise<unknown> {
    return readList("list-info", config);
  }
}

export class getListRecordsByName extends NamedListAdapter {
  protected override load(config: ListConfig): Promise<unknown> {
    return readList("list-records", config);
  }
}

/** All list views of an object. */
export class getListInfosByObjectName extends ListAdapter<Pick<ListConfig, "objectApiName">> {
  protected override ready(config: Pick<ListConfig, "objectApiName">): boolean {
    return isComplete(config, ["objectApiName"]);
  }
  protected override load(config: Pick<ListConfig, "objectApiName">): Promise<unknown> {
    return request("GET", `${API}/ui-api/list-info/${apiName(config.objectApiName, "objectApiName")}`);
  }
}

export const getListPreferences = unsupportedAdapter("lightning/uiListsApi getListPreferences");
export const getListObjectInfo = unsupportedAdapter("lightning/uiListsApi getListObjectInfo");
export const createListInfo = unsupportedFunction("lightning/uiListsApi createListInfo");
export const updateListInfoByName = unsupportedFunction("lightning/uiListsApi updateListInfoByName");
export const deleteListInfo = unsupportedFunction("lightning/uiListsApi deleteListInfo");
