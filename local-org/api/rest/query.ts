import { OrgError } from "../../errors.ts";
import { USER_MODE } from "../../security/types.ts";
import { parseQuery, resolveQuery } from "../../soql/index.ts";
import { queryColumns } from "./queryColumns.ts";
import { selectionOf } from "../records/selection.ts";
import type { Batch } from "../queryLocators.ts";
import { recordJson } from "../records/recordJson.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

const DEFAULT_BATCH = 2000;
const SMALLEST_BATCH = 200;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
export const queryRoutes: ApiRoute[] = [
  { method: "GET", path: "/query", handle: (context, request) => startQuery(context, request, false) },
  { method: "GET", path: "/queryAll", handle: (context, request) => startQuery(context, request, true) },
  { method: "GET", path: "/query/:locator", handle: continueQuery },
  { method: "GET", path: "/queryAll/:locator", handle: continueQuery }
];

function startQuery(context: ApiContext, request: ApiRequest, allRows: boolean): ApiReply {
  const soql = request.query["q"];
  if (soql === undefined || soql.trim() === "")
    throw new OrgError("MALFORMED_QUERY", "A query string has to be specified");
  if (request.query["columns"] === "true") return ok(queryColumns(resolveQuery(parseQuery(soql), context.org.schema)));
  const result = context.org.query(soql, { user: request.user, access: USER_MODE, allRows, withIds: true });
  const batch = context.locators.first({
    userId: request.user.userId,
    rows: result.rows,
    totalSize: result.totalSize,
    batchSize: batchSize(request),
    selection: selectionOf(resolveQuery(parseQuery(soql), context.org.schema))
  });
  return ok(batchJson(context, request, batch));
}

function continueQuery(context: ApiContext, request: ApiRequest): ApiReply {
  const batch = context.locators.next(request.user.userId, request.params["locator"] ?? "");
  return ok(batchJson(context, request, batch));
}

function batchJson(context: ApiContext, request: ApiRequest, batch: Batch): unknown {
  const done = batch.next === null;
  return {
    totalSize: batch.totalSize,
    done,
    ...(done ? {} : { nextRecordsUrl: `/services/data/v${request.version}/query/${batch.next}` }),
    records: batch.rows.map((row) => recordJson(context.org.schema, request.version, row, batch.selection))
  };
}

/** `Sforce-Query-Options: batchSize=500`, between 200 and 2000. */
function batchSize(request: ApiRequest): number {
  const wanted = /batchSize\s*=\s*(\d+)/i.exec(request.headers["sforce-query-options"] ?? "")?.[1];
  if (wanted === undefined) return DEFAULT_BATCH;
  return Math.min(DEFAULT_BATCH, Math.max(SMALLEST_BATCH, Number(wanted)));
}
