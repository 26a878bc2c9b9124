import { text, texts, nodes } from "../../metadata/readers.ts";
import type { MetadataComponent } from "../../metadata/types.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { accessibleObject } from "../objects.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { fieldPath } from "../../pages/fieldNames.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views.htm */
export const listRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/list-ui/:object", handle: getLists },
  { method: "GET", path: "/ui-api/list-info/:object/:list", handle: getListInfo }
];

function getLists(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const lists = listViews(context.org, object).map((component) => ({
    apiName: listName(component),
    id: null,
    label: text(component.body, "label") ?? listName(component),
    listUiUrl: `/services/data/v${request.version}/ui-api/list-ui/${object.name}/${listName(component)}`
  }));
  return ok({
    count: lists.length,
    currentPageToken: "0",
    eTag: "",
    lists,
    nextPageToken: null,
    previousPageToken: null
  });
}

function getListInfo(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const wanted = request.params["list"] ?? "";
  const component = listViews(context.org, object).find(
    (candidate) => listName(candidate).toLowerCase() === wanted.toLowerCase()
  );
  if (component === undefined) throw new OrgError("NOT_FOUND", `${object.name} has no list view ${wanted}`);
  return ok({
    displayColumns: texts(component.body, "columns").flatMap((column) => columnRepresentation(object, column)),
    filteredByInfo: nodes(component.body, "filters").map((filter) => ({
      fieldApiName: fieldPath(object, text(filter, "field") ?? "") ?? text(filter, "field"),
      operandLabels: texts(filter, "value"),
      operator: text(filter, "operation")
    })),
    label: text(component.body, "label") ?? listName(component),
    listReference: { id: null, listViewApiName: listName(component), objectApiName: object.name, type: "listView" },
    visibility: "Public"
  });
}

function listViews(org: LocalOrg, object: SObjectSchema): MetadataComponent[] {
  return org.project.ofType("ListView").filter(({ fullName }) => fullName.startsWith(`${object.name}.`));
}

function listName({ fullName }: MetadataComponent): string {
  return fullName.slice(fullName.indexOf(".") + 1);
}

function columnRepresentation(object: SObjectSchema, column: string): unknown[] {
  const path = fieldPath(object, column);
  if (path === null) return [];
  return [{ fieldApiName: path, label: object.field(path)?.label ?? path, lookupId: null, sortable: true }];
}
