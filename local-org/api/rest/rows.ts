import { OrgError } from "../../errors.ts";
import type { FieldSchema, SObjectSchema } from "../../schema/types.ts";
import { USER_MODE } from "../../security/types.ts";
import { notFound } from "../errors.ts";
import { asObject, commaList } from "../input.ts";
import { accessibleFields, accessibleObject } from "../objects.ts";
import { fieldInput } from "../records/fieldInput.ts";
import { isId } from "../../ids.ts";
import { longId } from "../records/ids.ts";
import { findByExternalId, recordInput } from "../records/recordInput.ts";
import { recordJson, recordUrl } from "../records/recordJson.ts";
import { saveOne, saveResultJson } from "../records/saving.ts";
import { created, NO_CONTENT, ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_retrieve.htm and its neighbours */
export const rowRoutes: ApiRoute[] = [
  { method: "POST", path: "/sobjects/:object", handle: create },
  { method: "GET", path: "/sobjects/:object/:id", handle: retrieveById },
  { method: "HEAD", path: "/sobjects/:object/:id", handle: retrieveById },
  { method: "PATCH", path: "/sobjects/:object/:id", handle: update },
  { method: "DELETE", path: "/sobjects/:object/:id", handle: remove },
  { method: "GET", path: "/sobjects/:object/:field/:value", handle: retrieveByExternalId },
  { method: "PATCH", path: "/sobjects/:object/:field/:value", handle: upsert },
  { method: "POST", path: "/sobjects/:object/:field", handle: upsertWithoutId },
  { method: "DELETE", path: "/sobjects/:object/:field/:value", handle: removeByExternalId }
];

function create(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  const record = recordInput(context.org, request.user, object, asObject(request.body));
  const result = saveOne(context, request, { operation: "insert", object, record });
  return created(saveResultJson(result));
}

function update(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  const json = asObject(request.body);
  if ("Id" in json || "id" in json)
    throw new OrgError("INVALID_FIELD", "The Id field should not be specified in the sobject data.");
  const record = { ...recordInput(context.org, request.user, object, json), Id: requestedId(object, request) };
  saveOne(context, request, { operation: "update", object, record });
  return NO_CONTENT;
}

function remove(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  saveOne(context, request, { operation: "delete", object, record: { Id: requestedId(object, request) } });
  return NO_CONTENT;
}

function retrieveById(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  return ok(retrieve(context, request, object, requestedId(object, request)));
}

function retrieveByExternalId(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  const blob = blobField(context, request, object);
  if (blob !== null) return { status: 200, bytes: blobOf(context, request, object, blob) };
  const field = keyField(object, request.params["field"] ?? "");
  const ids = findByExternalId(context.org, request.user, object, field, request.params["value"]);
  const [id, ...others] = ids;
  if (id === undefined) throw notFound();
  if (others.length > 0)
    return { status: 300, body: ids.map((found) => recordUrl(request.version, object.name, found)) };
  return ok(retrieve(context, request, object, id));
}

/** The blob field behind a record's id in the path; null where the path is none of this kind. */
function blobField({ org }: ApiContext, { params, user }: ApiRequest, object: SObjectSchema): FieldSchema | null {
  const field = isId(params["field"] ?? "") ? object.field(params["value"] ?? "") : undefined;
  if (field?.type !== "base64") return null;
  return org.security.fieldAccess(user, object, field.name).read ? field : null;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_blob_retrieve.htm */
function blobOf(
  { org }: ApiContext,
  { params, user }: ApiRequest,
  object: SObjectSchema,
  { name }: FieldSchema
): Buffer {
  const id = longId(params["field"] ?? "");
  const [row] = org.query(`SELECT ${name} FROM ${object.name} WHERE Id = '${id}'`, { user, access: USER_MODE }).rows;
  const content = row?.fields[name];
  if (typeof content !== "string") throw notFound();
  return Buffer.from(content, "base64");
}

function upsert(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  const field = keyField(object, request.params["field"] ?? "");
  const record = recordInput(context.org, request.user, object, asObject(request.body));
  if (field.name in record)
    throw new OrgError("INVALID_FIELD", `The ${field.name} field should not be specified in the sobject data.`);
  record[field.name] = fieldInput(field, request.params["value"]);
  const result = saveOne(context, request, { operation: "upsert", object, record, externalIdField: field.name });
  return { status: result.created ? 201 : 200, body: saveResultJson(result, true) };
}

function upsertWithoutId(context: ApiContext, request: ApiRequest): ApiReply {
  if (request.params["field"]?.toLowerCase() !== "id") throw notFound();
  return create(context, request);
}

function removeByExternalId(context: ApiContext, request: ApiRequest): ApiReply {
  const object = requestedObject(context, request);
  const field = keyField(object, request.params["field"] ?? "");
  const [id] = findByExternalId(context.org, request.user, object, field, request.params["value"]);
  if (id === undefined) throw notFound();
  saveOne(context, request, { operation: "delete", object, record: { Id: id } });
  return NO_CONTENT;
}

function requestedObject(context: ApiContext, request: ApiRequest): SObjectSchema {
  return accessibleObject(context.org, request.user, request.params["object"] ?? "");
}

function requestedId(object: SObjectSchema, request: ApiRequest): string {
  const id = request.params["id"] ?? "";
  if (isId(id) && id.startsWith(object.keyPrefix)) return longId(id);
  throw new OrgError("NOT_FOUND", `Provided external ID field does not exist or is not accessible: ${id}`);
}

function keyField(object: SObjectSchema, name: string): FieldSchema {
  const field = object.field(name);
  if (field !== undefined && (field.externalId || field.type === "id" || field.unique)) return field;
  throw new OrgError("NOT_FOUND", `Provided external ID field does not exist or is not accessible: ${name}`);
}

function retrieve(context: ApiContext, request: ApiRequest, object: SObjectSchema, id: string): unknown {
  const wanted = commaList(request.query["fields"]);
  const readable = accessibleFields(context.org, request.user, object);
  const fields = wanted.length > 0 ? wanted : readable.map((field) => field.name);
  const soql = `SELECT ${withId(fields).join(", ")} FROM ${object.name} WHERE Id = '${id}'`;
  const [row] = context.org.query(soql, { user: request.user, access: USER_MODE }).rows;
  if (row === undefined) throw missingRecord(context, object, id);
  return recordJson(context.org.schema, request.version, row);
}

function missingRecord(context: ApiContext, object: SObjectSchema, id: string): OrgError {
  const stored = context.org.store.read(object, [id]).get(id);
  return stored?.["IsDeleted"] === true ? new OrgError("ENTITY_IS_DELETED", "entity is deleted") : notFound();
}

function withId(fields: string[]): string[] {
  return fields.some((field) => field.toLowerCase() === "id") ? fields : ["Id", ...fields];
}
