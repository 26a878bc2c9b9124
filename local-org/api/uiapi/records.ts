import { OrgError } from "../../errors.ts";
import { isId } from "../../ids.ts";
import { layoutFieldNames } from "./layoutModel.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { asObject, asText, commaList, type JsonObject } from "../input.ts";
import { accessibleFields, accessibleObject } from "../objects.ts";
import { longId } from "../records/ids.ts";
import { recordInput } from "../records/recordInput.ts";
import { saveOne } from "../records/saving.ts";
import { created, NO_CONTENT, ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { batchReply } from "./batch.ts";
import { optionalPaths, requiredPaths } from "./fieldPaths.ts";
import { readRepresentation, type RecordRepresentation } from "./recordRepresentation.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record.htm */
export const recordRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/records/:id", handle: getRecord },
  { method: "GET", path: "/ui-api/records/batch/:ids", handle: getRecords },
  { method: "POST", path: "/ui-api/records", handle: createRecord },
  { method: "PATCH", path: "/ui-api/records/:id", handle: updateRecord },
  { method: "DELETE", path: "/ui-api/records/:id", handle: deleteRecord }
];

function getRecord(context: ApiContext, request: ApiRequest): ApiReply {
  const { object, id } = requestedRecord(context, request);
  const wanted = requestedPaths(context, request, object);
  return ok(readRepresentation(context.org, request.user, object, id, wanted));
}

function getRecords(context: ApiContext, request: ApiRequest): ApiReply {
  return batchReply(commaList(request.params["ids"]), (id) => getRecord(context, { ...request, params: { id } }));
}

function createRecord(context: ApiContext, request: ApiRequest): ApiReply {
  const body = asObject(request.body);
  const object = accessibleObject(context.org, request.user, asText(body["apiName"], "apiName"));
  const record = recordInput(context.org, request.user, object, asObject(body["fields"], "fields"));
  const { id } = saveOne(context, request, { operation: "insert", object, record });
  return created(representAll(context, request, object, id ?? ""));
}

function updateRecord(context: ApiContext, request: ApiRequest): ApiReply {
  const { object, id } = requestedRecord(context, request);
  const body = asObject(request.body);
  refuseStale(context, request, object, id);
  const { Id: _id, ...fields } = recordInput(context.org, request.user, object, asObject(body["fields"], "fields"));
  saveOne(context, request, { operation: "update", object, record: { ...fields, Id: id } });
  return ok(representAll(context, request, object, id));
}

function deleteRecord(context: ApiContext, request: ApiRequest): ApiReply {
  const { object, id } = requestedRecord(context, request);
  saveOne(context, request, { operation: "delete", object, record: { Id: id } });
  return NO_CONTENT;
}

/** `If-Unmodified-Since` keeps one person's save from undoing another's. */
function refuseStale(context: ApiContext, request: ApiRequest, object: SObjectSchema, id: string): void {
  const since = request.headers["if-unmodified-since"];
  if (since === undefined || object.field("SystemModstamp") === undefined) return;
  const stored = context.org.store.read(object, [id]).get(id)?.["SystemModstamp"];
  const isNewer =
    typeof stored === "string" && Math.floor(Date.parse(stored) / 1000) > Math.floor(Date.parse(since) / 1000);
  if (isNewer) throw new OrgError("PRECONDITION_FAILED", "The record was modified by another user since it was read");
}

function requestedRecord(context: ApiContext, request: ApiRequest): { object: SObjectSchema; id: string } {
  const given = request.params["id"] ?? "";
  const id = longId(given);
  const object = isId(given) ? context.org.schema.objectForId(id) : undefined;
  if (object === undefined) throw new OrgError("INVALID_PARAMETER_VALUE", `The record id ${given} is invalid`);
  return { object: accessibleObject(context.org, request.user, object.name), id };
}

function requestedPaths(context: ApiContext, request: ApiRequest, object: SObjectSchema): string[] {
  const { org } = context;
  const layoutTypes = commaList(request.query["layoutTypes"]);
  const required = commaList(request.query["fields"]);
  const optional = [
    ...commaList(request.query["optionalFields"]),
    ...layoutFieldNames(org, request.user, object, layoutTypes)
  ];
  if (required.length + optional.length === 0) {
    throw new OrgError("INVALID_PARAMETER_VALUE", "Specify at least one of fields, optionalFields or layoutTypes");
  }
  return [...requiredPaths(org, request.user, object, required), ...optionalPaths(org, request.user, object, optional)];
}

/** The record after a save, with all that its user may read. */
function representAll(
  context: ApiContext,
  request: ApiRequest,
  object: SObjectSchema,
  id: string
): JsonObject | RecordRepresentation {
  const paths = accessibleFields(context.org, request.user, object).filter(
    (field) => field.type !== "address" && field.type !== "location"
  );
  return readRepresentation(
    context.org,
    request.user,
    object,
    id,
    paths.map((field) => field.name)
  );
}
