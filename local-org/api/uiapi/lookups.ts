import { OrgError } from "../../errors.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { accessibleObject } from "../objects.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { searchByName } from "../searching.ts";
import { recordRepresentation, selectList } from "./recordRepresentation.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup.htm */
export const lookupRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/lookups/:object/:field", handle: lookUp },
  { method: "GET", path: "/ui-api/lookups/:object/:field/:target", handle: lookUp }
];

const DEFAULT_PAGE = 10;

/** Records that a lookup field may take: by name where `q` is given, else the most recent. */
function lookUp(context: ApiContext, request: ApiRequest): ApiReply {
  const target = targetObject(context, request);
  const pageSize = Math.min(
    50,
    Math.max(1, Math.floor(Number(request.query["pageSize"] ?? DEFAULT_PAGE)) || DEFAULT_PAGE)
  );
  const term = (request.query["q"] ?? "").trim();
  const fields = selectList(target, target.nameField === null ? [] : [target.nameField]);
  const recent = `SELECT ${fields} FROM ${target.name} ORDER BY LastModifiedDate DESC LIMIT ${pageSize}`;
  const rows =
    term === ""
      ? context.org.query(recent, { user: request.user, access: USER_MODE }).rows
      : searchByName(context.org, request.user, target, term, { fields: fields.split(", "), limit: pageSize });
  return ok({
    count: rows.length,
    currentPageToken: "0",
    nextPageToken: null,
    previousPageToken: null,
    records: rows.map((row) => recordRepresentation(context.org, request.user, row))
  });
}

function targetObject(context: ApiContext, request: ApiRequest): SObjectSchema {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const field = object.field(request.params["field"] ?? "");
  const wanted = request.params["target"]?.toLowerCase();
  const name = field?.referenceTo.find((candidate) => wanted === undefined || candidate.toLowerCase() === wanted);
  if (name === undefined)
    throw new OrgError("INVALID_FIELD", `${request.params["field"]} is not a lookup field of ${object.name}`);
  return accessibleObject(context.org, request.user, name);
}
