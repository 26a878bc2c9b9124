import { OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import type { ChildRelationship, SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { asArray, asObject, asText, commaList } from "../input.ts";
import { accessibleObject } from "../objects.ts";
import { longId } from "../records/ids.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { batchReply } from "./batch.ts";
import { listOptions } from "./listOptions.ts";
import { recordPage } from "./recordPage.ts";
import { whereCondition } from "./where.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records.htm and its neighbours */
export const relatedListRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/related-list-records/:parent/:list", handle: getRecords },
  { method: "POST", path: "/ui-api/related-list-records/:parent/:list", handle: getRecords },
  { method: "POST", path: "/ui-api/related-list-records/batch/:parent", handle: getRecordsOfLists },
  { method: "GET", path: "/ui-api/related-list-count/:parent/:list", handle: getCount },
  { method: "GET", path: "/ui-api/related-list-count/batch/:parent/:lists", handle: getCounts },
  { method: "GET", path: "/ui-api/related-list-info/:object", handle: getLists }
];

const LARGEST_PAGE = 249;

/** Records that a count goes to where the request does not say. */
const DEFAULT_MOST = 20;

interface RelatedList {
  child: SObjectSchema;
  relationship: ChildRelationship;
  parentId: string;
}

function getRecords(context: ApiContext, request: ApiRequest): ApiReply {
  const { org } = context;
  const list = requestedList(context, request);
  const options = listOptions(request, LARGEST_PAGE);
  const listed = { object: list.child, where: where(list, options.where), sortBy: options.sortBy, columns: [] };
  return ok({
    ...recordPage(org, request.user, listed, options),
    listInfoETag: "",
    listReference: listReference(list)
  });
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records_batch_post.htm */
function getRecordsOfLists(context: ApiContext, request: ApiRequest): ApiReply {
  const lists = asArray(asObject(request.body)["relatedListParameters"], "relatedListParameters");
  return batchReply(lists, (parameters) => {
    const body = asObject(parameters, "A related list's parameters");
    const list = asText(body["relatedListId"], "relatedListId");
    return getRecords(context, { ...request, body, params: { ...request.params, list } });
  });
}

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_count_batch.htm */
function getCounts(context: ApiContext, request: ApiRequest): ApiReply {
  return batchReply(commaList(request.params["lists"]), (list) =>
    getCount(context, { ...request, params: { ...request.params, list } })
  );
}

function getCount(context: ApiContext, request: ApiRequest): ApiReply {
  const list = requestedList(context, request);
  const soql = `SELECT COUNT() FROM ${list.child.name} ${where(list, null)}`;
  const { totalSize } = context.org.query(soql, { user: request.user, access: USER_MODE });
  const most = Number(request.query["maxCount"] ?? DEFAULT_MOST) || DEFAULT_MOST;
  return ok({ count: Math.min(totalSize, most), hasMore: totalSize > most, listReference: listReference(list) });
}

function getLists(context: ApiContext, request: ApiRequest): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const relatedLists = object.childRelationships.flatMap((relationship) => {
    const child = context.org.schema.object(relationship.childObject);
    if (relationship.relationshipName === null || child === undefined) return [];
    if (!context.org.security.objectAccess(request.user, child).read) return [];
    return [
      {
        entityLabel: child.label,
        fieldApiName: relationship.field,
        label: child.labelPlural,
        objectApiNames: [child.name],
        relatedListId: relationship.relationshipName
      }
    ];
  });
  return ok({ parentObjectApiName: object.name, parentRecordTypeId: null, relatedLists });
}

function requestedList(context: ApiContext, request: ApiRequest): RelatedList {
  const given = request.params["parent"] ?? "";
  const parentId = longId(given);
  const parent = isId(given) ? context.org.schema.objectForId(parentId) : undefined;
  if (parent === undefined) throw new OrgError("INVALID_PARAMETER_VALUE", `The record id ${given} is invalid`);
  accessibleObject(context.org, request.user, parent.name);
  const name = request.params["list"] ?? "";
  const relationship = parent.childRelationship(name);
  if (relationship === undefined)
    throw new OrgError("INVALID_PARAMETER_VALUE", `${parent.name} has no related list ${name}`);
  return { child: accessibleObject(context.org, request.user, relationship.childObject), relationship, parentId };
}

function where(list: RelatedList, filter: string | null): string {
  const parent = `WHERE ${list.relationship.field} = '${list.parentId}'`;
  return filter === null ? parent : `${parent} AND ${whereCondition(list.child, filter)}`;
}

function listReference(list: RelatedList): unknown {
  return {
    id: null,
    parentRecordId: list.parentId,
    relatedListId: list.relationship.relationshipName,
    type: "relatedList"
  };
}
