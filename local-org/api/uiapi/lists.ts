import type { LocalOrg } from "../../org.ts";
import { listViews, RECENT, type ListView } from "../../pages/listView.ts";
import { defaultSort, listConditions, requireListView } from "../../pages/readListView.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { accessibleObject } from "../objects.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { eTagOf } from "./eTag.ts";
import { listOptions } from "./listOptions.ts";
import { recordPage } from "./recordPage.ts";
import { whereCondition } from "./where.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views.htm */
export const listRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/list-ui/:object", handle: getLists },
  { method: "GET", path: "/ui-api/list-info/:object", handle: getLists },
  { method: "GET", path: "/ui-api/list-ui/:object/:list", handle: getListUi },
  { method: "GET", path: "/ui-api/list-info/:object/:list", handle: getListInfo },
  { method: "GET", path: "/ui-api/list-records/:object/:list", handle: getListRecords },
  { method: "POST", path: "/ui-api/list-records/:object/:list", handle: getListRecords }
];

const LARGEST_PAGE = 2000;

interface RequestedList {
  object: SObjectSchema;
  view: ListView;
}

function getLists(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const lists = listViews(context.org.project, object)
    .filter(({ name }) => request.query["recentListsOnly"] !== "true" || name === RECENT)
    .map(({ name, label }) => ({
      apiName: name,
      id: null,
      label,
      listReference: listReference({ object, view: { name } }),
      listUiUrl: `/services/data/v${request.version}/ui-api/list-ui/${object.name}/${name}`
    }));
  const pages = { currentPageToken: "0", nextPageToken: null, previousPageToken: null };
  return ok({ count: lists.length, ...pages, eTag: eTagOf(lists), lists, objectApiName: object.name });
}

function getListUi(context: ApiContext, request: ApiRequest): ApiReply {
  const list = requestedList(context, request);
  const info = infoOf(list);
  return ok({ eTag: eTagOf(info), info, records: recordsOf(context.org, request, list) });
}

function getListInfo(context: ApiContext, request: ApiRequest): ApiReply {
  return ok(infoOf(requestedList(context, request)));
}

function getListRecords(context: ApiContext, request: ApiRequest): ApiReply {
  return ok(recordsOf(context.org, request, requestedList(context, request)));
}

function requestedList({ org }: ApiContext, { params, user }: ApiRequest): RequestedList {
  const object = accessibleObject(org, user, params["object"] ?? "");
  return { object, view: requireListView(org, object, params["list"] ?? "") };
}

function infoOf({ object, view }: RequestedList): Record<string, unknown> {
  const sort = defaultSort(object, view);
  const info = {
    cloneable: false,
    createable: false,
    deletable: false,
    displayColumns: view.columns.map((path) => column(object, path)),
    filterLogicString: view.filterLogic,
    filteredByInfo: view.filters.map(({ field, operation, value }) => ({
      fieldApiName: field,
      label: object.field(field)?.label ?? field,
      operandLabels: [value],
      operator: operation
    })),
    label: view.label,
    listReference: listReference({ object, view }),
    orderedByInfo: sort === null ? [] : [{ fieldApiName: sort.path, isAscending: !sort.descending, label: sort.path }],
    updateable: false,
    visibility: "Public"
  };
  return { ...info, eTag: eTagOf(info) };
}

function column(object: SObjectSchema, path: string): Record<string, unknown> {
  const field = object.field(path);
  return { fieldApiName: path, label: field?.label ?? path, lookupId: null, sortable: true };
}

function listReference({ object, view }: { object: SObjectSchema; view: Pick<ListView, "name"> }): object {
  return { id: null, listViewApiName: view.name, objectApiName: object.name, type: "listView" };
}

/** A page of the list's records, with the fields of its columns and those asked for. */
function recordsOf(org: LocalOrg, request: ApiRequest, list: RequestedList): Record<string, unknown> {
  const { user } = request;
  const { object, view } = list;
  const options = listOptions(request, LARGEST_PAGE);
  const conditions = [
    ...listConditions(user, object, view, { search: options.search, recent: [] }),
    ...(options.where === null ? [] : [whereCondition(object, options.where)])
  ];
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.map((condition) => `(${condition})`).join(" AND ")}`;
  const columns = view.columns.map((path) => `${object.name}.${path}`);
  const sortBy = options.sortBy.length > 0 ? options.sortBy : sortOf(list);
  return {
    ...recordPage(org, user, { object, where, sortBy, columns }, options),
    listInfoETag: eTagOf(view),
    listReference: listReference(list),
    searchTerm: options.search === "" ? null : options.search,
    where: options.where
  };
}

function sortOf({ object, view }: RequestedList): string[] {
  const sort = defaultSort(object, view);
  return sort === null ? [] : [`${object.name}.${sort.path}`];
}
