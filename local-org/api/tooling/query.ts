import { tableQuery } from "./tableQuery.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** Queries of the Tooling API run over the same objects, and over those that only the Tooling API has. */
export const toolingQueryRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/query", handle: query },
  { method: "GET", path: "/tooling/query/:locator", handle: forward },
  {
    method: "GET",
    path: "/tooling",
    handle: (_context, request) => ok({ query: `/services/data/v${request.version}/tooling/query` })
  }
];

function query(context: ApiContext, request: ApiRequest): ApiReply {
  const soql = request.query["q"];
  const own = soql === undefined || soql.trim() === "" ? null : tableQuery(context, soql);
  return own ?? forward(context, request);
}

function forward(context: ApiContext, request: ApiRequest): ApiReply {
  const path = request.params["locator"] === undefined ? "/query" : `/query/${request.params["locator"]}`;
  const parameters = new URLSearchParams(request.query);
  const url = `/services/data/v${request.version}${path}?${parameters}`;
  return context.call({ method: "GET", url, headers: request.headers, body: undefined, user: request.user });
}
