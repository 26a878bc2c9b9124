import { OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import type { ChildRelationship, SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { asArray, commaList, isObject } from "../input.ts";
import { accessibleObject } from "../objects.ts";
import { longId } from "../records/ids.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { optionalPaths, requiredPaths } from "./fieldPaths.ts";
import { orderBy } from "./ordering.ts";
import { recordRepresentation, selectList } from "./recordRepresentation.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records.htm and its neighbours */
export const relatedListRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/related-list-records/:parent/:list", handle: getRecords },
  { method: "POST", path: "/ui-api/related-list-records/:parent/:list", handle: getRecords },
  { method: "GET", path: "/ui-api/related-list-count/:parent/:list", handle: getCount },
  { method: "GET", path: "/ui-api/related-list-info/:object", handle: getLists }
];

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 249;

interface RelatedList {
  child: SObjectSchema;
  relationship: ChildRelationship;
  parentId: string;
}

function getRecords(context: ApiContext, request: ApiRequest): ApiReply {
  const { org } = context;
  const list = requestedList(context, request);
  const options = listOptions(request);
  const paths = [
    ...requiredPaths(org, request.user, list.child, options.fields),
    ...optionalPaths(org, request.user, list.child, options.optionalFields)
  ];
  const order = orderBy(org, request.user, list.child, options.sortBy);
  const soql = `SELECT ${selectList(list.child, paths)} FROM ${list.child.name} ${where(list)} ${order} LIMIT ${options.pageSize + 1} OFFSET ${options.offset}`;
  const { rows } = org.query(soql, { user: request.user, access: USER_MODE });
  const page = rows.slice(0, options.pageSize);
  return ok({
    count: page.length,
    currentPageToken: String(options.offset),
    currentPageUrl: null,
    fields: options.fields,
    listInfoETag: "",
    listReference: listReference(list),
    nextPageToken: rows.length > page.length ? String(options.offset + options.pageSize) : null,
    nextPageUrl: null,
    optionalFields: options.optionalFields,
    pageSize: options.pageSize,
    previousPageToken: options.offset > 0 ? String(Math.max(0, options.offset - options.pageSize)) : null,
    previousPageUrl: null,
    records: page.map((row) => recordRepresentation(org, request.user, row)),
    sortBy: options.sortBy
  });
}

function getCount(context: ApiContext, request: ApiRequest): ApiReply {
  const list = requestedList(context, request);
  const soql = `SELECT COUNT() FROM ${list.child.name} ${where(list)}`;
  const { totalSize } = context.org.query(soql, { user: request.user, access: USER_MODE });
  const most = Number(request.query["maxCount"] ?? 2000) || 2000;
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

function where(list: RelatedList): string {
  return `WHERE ${list.relationship.field} = '${list.parentId}'`;
}

function listReference(list: RelatedList): unknown {
  return {
    id: null,
    parentRecordId: list.parentId,
    relatedListId: list.relationship.relationshipName,
    type: "relatedList"
  };
}

interface ListOptions {
  fields: string[];
  optionalFields: string[];
  sortBy: string[];
  pageSize: number;
  offset: number;
}

/** From the query parameters, or from the body of a POST. */
function listOptions(request: ApiRequest): ListOptions {
  const body = isObject(request.body) ? request.body : {};
  const list = (name: string): string[] =>
    body[name] == null ? commaList(request.query[name]) : textList(body[name], name);
  const number = (name: string, fallback: number): number =>
    Math.max(0, Math.floor(Number(body[name] ?? request.query[name] ?? fallback)) || fallback);
  if (body["where"] != null || request.query["where"] !== undefined)
    throw new OrgError("NOT_SUPPORTED", "not supported by the local org: where of related lists");
  return {
    fields: list("fields"),
    optionalFields: list("optionalFields"),
    sortBy: list("sortBy"),
    pageSize: Math.min(LARGEST_PAGE, Math.max(1, number("pageSize", DEFAULT_PAGE))),
    offset: number("pageToken", 0)
  };
}

function textList(value: unknown, name: string): string[] {
  return typeof value === "string" ? commaList(value) : asArray(value, name).map(String);
}
