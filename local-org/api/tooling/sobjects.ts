import { OrgError } from "../../errors.ts";
import type { FieldType } from "../../schema/types.ts";
import { notFound } from "../errors.ts";
import { asObject, type JsonObject } from "../input.ts";
import { longId } from "../records/ids.ts";
import { created, NO_CONTENT, ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { logBody } from "./apexLogs.ts";
import { tableDescribe, tableSummary } from "./tableDescribe.ts";
import { toolingTable, toolingTables } from "./tables.ts";
import type { TableChanges, ToolingTable } from "./toolingTable.ts";

/** Objects of the org's database that the Tooling API has too. */
const SHARED_OBJECTS = [
  "ApexClass",
  "ApexComponent",
  "ApexLog",
  "ApexPage",
  "ApexTestQueueItem",
  "ApexTestResult",
  "ApexTestRunResult",
  "ApexTestSuite",
  "ApexTrigger",
  "AsyncApexJob",
  "EntityDefinition",
  "FieldDefinition",
  "Group",
  "PermissionSet",
  "Profile",
  "RecordType",
  "StaticResource",
  "User"
];

/** https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm */
export const toolingSObjectRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/sobjects", handle: describeGlobal },
  { method: "GET", path: "/tooling/sobjects/:object", handle: basicInformation },
  { method: "GET", path: "/tooling/sobjects/:object/describe", handle: describe },
  { method: "POST", path: "/tooling/sobjects/:object", handle: create },
  { method: "GET", path: "/tooling/sobjects/:object/:id", handle: retrieve },
  { method: "PATCH", path: "/tooling/sobjects/:object/:id", handle: update },
  { method: "DELETE", path: "/tooling/sobjects/:object/:id", handle: remove },
  { method: "GET", path: "/tooling/sobjects/ApexLog/:id/Body", handle: apexLogBody }
];

/** The resource of the REST API that does the same for an object that both have. */
function forward(context: ApiContext, request: ApiRequest): ApiReply {
  const rest = [request.params["object"], request.params["id"]].filter((part) => part !== undefined);
  return forwardTo(context, request, `/sobjects/${rest.map(encodeURIComponent).join("/")}`);
}

function forwardTo(context: ApiContext, request: ApiRequest, path: string): ApiReply {
  const url = `/services/data/v${request.version}${path}?${new URLSearchParams(request.query)}`;
  const { method, headers, body, user } = request;
  return context.call({ method, url, headers, body, user });
}

function describeGlobal(context: ApiContext, request: ApiRequest): ApiReply {
  const shared = new Set(SHARED_OBJECTS);
  const answer = forwardTo(context, request, "/sobjects");
  const { sobjects } = answer.body as { sobjects: { name: string }[] };
  const own = toolingTables.map((table) => tableSummary(table, request.version));
  const all = [...sobjects.filter(({ name }) => shared.has(name)), ...own];
  return ok({ encoding: "UTF-8", maxBatchSize: 200, sobjects: all });
}

function basicInformation(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table === undefined) return forward(context, request);
  return ok({ objectDescribe: tableSummary(table, request.version), recentItems: [] });
}

function describe(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table !== undefined) return ok(tableDescribe(table, request.version));
  return forwardTo(context, request, `/sobjects/${encodeURIComponent(request.params["object"] ?? "")}/describe`);
}

function create(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table === undefined) return forward(context, request);
  const id = changesOf(table).create(context, request, asObject(request.body));
  return created({ id, success: true, errors: [], warnings: [], infos: [] });
}

function retrieve(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table === undefined) return forward(context, request);
  const id = longId(request.params["id"] ?? "");
  const row = table.rows(context).find((each) => each["Id"] === id);
  if (row === undefined) throw notFound();
  const url = `/services/data/v${request.version}/tooling/sobjects/${table.name}/${id}`;
  return ok({ attributes: { type: table.name, url }, ...withoutParents(row, table.columns) });
}

function update(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table === undefined) return forward(context, request);
  changesOf(table).update(context, request.params["id"] ?? "", asObject(request.body));
  return NO_CONTENT;
}

function remove(context: ApiContext, request: ApiRequest): ApiReply {
  const table = requestedTable(request);
  if (table === undefined) return forward(context, request);
  changesOf(table).remove(context, request.params["id"] ?? "");
  return NO_CONTENT;
}

function apexLogBody(context: ApiContext, request: ApiRequest): ApiReply {
  const body = logBody(context.org, longId(request.params["id"] ?? ""));
  if (body === null) throw notFound();
  return { status: 200, text: body };
}

function requestedTable(request: ApiRequest): ToolingTable | undefined {
  return toolingTable(request.params["object"] ?? "");
}

function changesOf({ name, changes }: ToolingTable): TableChanges {
  if (changes !== undefined) return changes;
  throw new OrgError("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", `entity type ${name} cannot be changed through the API`);
}

function withoutParents(row: JsonObject, columns: Readonly<Record<string, FieldType>>): JsonObject {
  const isParent = (name: string): boolean => columns[`${name}Id`] !== undefined;
  return Object.fromEntries(Object.entries(row).filter(([name]) => !isParent(name)));
}
