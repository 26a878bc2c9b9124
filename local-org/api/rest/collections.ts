import { OrgError } from "../../errors.ts";
import type { SaveOperation } from "../../save/types.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import type { FieldValue } from "../../values.ts";
import { asArray, asFlag, asObject, asText, commaList, isObject, type JsonObject } from "../input.ts";
import { accessibleObject } from "../objects.ts";
import { saveBatch, type RecordReader } from "../records/batchSave.ts";
import { isId } from "../../ids.ts";
import { longId } from "../records/ids.ts";
import { askerOf } from "../records/transactFor.ts";
import { recordInput } from "../records/recordInput.ts";
import { recordJson } from "../records/recordJson.ts";
import { saveResultJson } from "../records/saving.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

const MOST_RECORDS = 200;
const MOST_RETRIEVED = 2000;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm */
export const collectionRoutes: ApiRoute[] = [
  { method: "POST", path: "/composite/sobjects", handle: (context, request) => saveAll(context, request, "insert") },
  { method: "PATCH", path: "/composite/sobjects", handle: (context, request) => saveAll(context, request, "update") },
  { method: "DELETE", path: "/composite/sobjects", handle: deleteAll },
  { method: "PATCH", path: "/composite/sobjects/:object/:field", handle: upsertAll },
  { method: "GET", path: "/composite/sobjects/:object", handle: retrieveByParameters },
  { method: "POST", path: "/composite/sobjects/:object", handle: retrieveByBody }
];

function saveAll(context: ApiContext, request: ApiRequest, operation: SaveOperation): ApiReply {
  const { records, allOrNone } = requestedRecords(request);
  const readers = records.map((json) => typedReader(context, request, json, operation));
  const results = saveBatch(context, askerOf(request), readers, { operation, allOrNone });
  return ok(results.map((result) => saveResultJson(result)));
}

function upsertAll(context: ApiContext, request: ApiRequest): ApiReply {
  const { records, allOrNone } = requestedRecords(request);
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  const field = object.field(request.params["field"] ?? "");
  if (field === undefined || !(field.externalId || field.type === "id" || field.unique)) {
    throw new OrgError(
      "INVALID_FIELD",
      `Field name provided, ${request.params["field"] ?? ""} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`
    );
  }
  const readers = records.map((json): RecordReader => () => ({
    object,
    values: recordInput(context.org, request.user, object, json)
  }));
  const results = saveBatch(context, askerOf(request), readers, {
    operation: "upsert",
    allOrNone,
    externalIdField: field.name
  });
  return ok(results.map((result) => saveResultJson(result, true)));
}

function deleteAll(context: ApiContext, request: ApiRequest): ApiReply {
  const ids = commaList(request.query["ids"]);
  refuseTooMany(ids.length, MOST_RECORDS);
  const readers = ids.map((id): RecordReader => () => ({
    object: objectOfId(context, request, id),
    values: { Id: longId(id) }
  }));
  const results = saveBatch(context, askerOf(request), readers, {
    operation: "delete",
    allOrNone: asFlag(request.query["allOrNone"])
  });
  return ok(results.map((result) => saveResultJson(result)));
}

function retrieveByParameters(context: ApiContext, request: ApiRequest): ApiReply {
  return retrieveAll(context, request, commaList(request.query["ids"]), commaList(request.query["fields"]));
}

function retrieveByBody(context: ApiContext, request: ApiRequest): ApiReply {
  const body = asObject(request.body);
  const ids = asArray(body["ids"], "ids").map((id) => asText(id, "An id"));
  const fields = asArray(body["fields"], "fields").map((field) => asText(field, "A field"));
  return retrieveAll(context, request, ids, fields);
}

function retrieveAll(context: ApiContext, request: ApiRequest, ids: string[], fields: string[]): ApiReply {
  const object = accessibleObject(context.org, request.user, request.params["object"] ?? "");
  refuseTooMany(ids.length, MOST_RETRIEVED);
  if (ids.length === 0 || fields.length === 0)
    throw new OrgError("MISSING_ARGUMENT", "The ids and fields parameters are required");
  const wrong = ids.find((id) => !isId(id));
  if (wrong !== undefined) throw new OrgError("MALFORMED_ID", `malformed id ${wrong}`);
  const selected = fields.some((field) => field.toLowerCase() === "id") ? fields : ["Id", ...fields];
  const list = ids.map((id) => `'${longId(id)}'`).join(",");
  const soql = `SELECT ${selected.join(",")} FROM ${object.name} WHERE Id IN (${list})`;
  const { rows } = context.org.query(soql, { user: request.user, access: USER_MODE });
  const found = new Map<FieldValue, unknown>();
  for (const row of rows)
    found.set(row.fields["Id"] as FieldValue, recordJson(context.org.schema, request.version, row));
  return ok(ids.map((id) => found.get(longId(id)) ?? null));
}

function requestedRecords(request: ApiRequest): { records: JsonObject[]; allOrNone: boolean } {
  const body = asObject(request.body);
  const records = asArray(body["records"], "records").map((record) => asObject(record, "A record"));
  refuseTooMany(records.length, MOST_RECORDS);
  return { records, allOrNone: asFlag(body["allOrNone"]) };
}

function refuseTooMany(given: number, most: number): void {
  if (given > most)
    throw new OrgError(
      "EXCEEDED_ID_LIMIT",
      `record limit reached. cannot submit more than ${most} records into this call`
    );
}

function typedReader(
  context: ApiContext,
  request: ApiRequest,
  json: JsonObject,
  operation: SaveOperation
): RecordReader {
  return () => {
    const attributes = json["attributes"];
    const type = isObject(attributes) ? attributes["type"] : undefined;
    if (typeof type !== "string") throw new OrgError("INVALID_INPUT", "attributes.type is required for each record");
    const object = requiredObject(context, request, type);
    const values = recordInput(context.org, request.user, object, json);
    if (operation === "insert" && values["Id"] !== undefined)
      throw new OrgError("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]);
    if (operation === "update" && values["Id"] === undefined)
      throw new OrgError("MISSING_ARGUMENT", "Id not specified in an update call", ["Id"]);
    return { object, values };
  };
}

function requiredObject(context: ApiContext, request: ApiRequest, type: string): SObjectSchema {
  const object = context.org.schema.object(type);
  if (object !== undefined && context.org.security.objectAccess(request.user, object).read) return object;
  throw new OrgError("INVALID_TYPE", `sObject type '${type}' is not supported.`);
}

function objectOfId(context: ApiContext, request: ApiRequest, id: string): SObjectSchema {
  const object = isId(id) ? context.org.schema.objectForId(longId(id)) : undefined;
  if (object === undefined) throw new OrgError("MALFORMED_ID", `malformed id ${id}`);
  return requiredObject(context, request, object.name);
}
