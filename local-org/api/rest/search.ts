import { OrgError } from "../../errors.ts";
import { searchableObjects } from "../../soql/searchableObjects.ts";
import { USER_MODE } from "../../security/types.ts";
import { asText, commaList, isObject } from "../input.ts";
import { accessibleObject, accessibleObjects } from "../objects.ts";
import { recordJson } from "../records/recordJson.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { searchByName } from "../searching.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm and its neighbour */
export const searchRoutes: ApiRoute[] = [
  { method: "GET", path: "/search", handle: sosl },
  { method: "GET", path: "/parameterizedSearch", handle: parameterized },
  { method: "POST", path: "/parameterizedSearch", handle: parameterized }
];

function sosl(context: ApiContext, request: ApiRequest): ApiReply {
  const text = request.query["q"] ?? "";
  if (text.trim() === "") throw new OrgError("MALFORMED_SEARCH", "A search string has to be specified");
  const results = context.org.search(text, { user: request.user, access: USER_MODE, withIds: true });
  const rows = results.flatMap((result) => result.rows);
  return ok({ searchRecords: rows.map((row) => recordJson(context.org.schema, request.version, row)) });
}

interface SearchTarget {
  name: string;
  fields: string[];
}

/** Searches names, not the text of all fields: the local org has no full-text index. */
function parameterized(context: ApiContext, request: ApiRequest): ApiReply {
  const term = isObject(request.body) ? asText(request.body["q"] ?? "", "q") : (request.query["q"] ?? "");
  if (term.trim().length < 2) throw new OrgError("MALFORMED_SEARCH", "search term must be longer than one character");
  const searchRecords = targets(context, request).flatMap(({ name, fields }) => {
    const object = accessibleObject(context.org, request.user, name);
    const rows = searchByName(context.org, request.user, object, term, { fields, limit: 200 });
    return rows.map((row) => recordJson(context.org.schema, request.version, row));
  });
  return ok({ searchRecords });
}

function targets(context: ApiContext, request: ApiRequest): SearchTarget[] {
  const listed =
    isObject(request.body) && Array.isArray(request.body["sobjects"]) ? request.body["sobjects"].filter(isObject) : [];
  if (listed.length > 0) return listed.map((item) => ({ name: String(item["name"]), fields: texts(item["fields"]) }));
  const names = commaList(request.query["sobject"]);
  if (names.length > 0) return names.map((name) => ({ name, fields: [] }));
  const searchable = new Set(searchableObjects(context.org.schema).map(({ name }) => name));
  const readable = accessibleObjects(context.org, request.user).filter(({ name }) => searchable.has(name));
  return readable.map(({ name }) => ({ name, fields: [] }));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
