import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** Queries of the Tooling API run over the same objects; those that only Tooling has are refused as unknown. */
export const toolingQueryRoutes: ApiRoute[] = [
  { method: "GET", path: "/tooling/query", handle: forward },
  { method: "GET", path: "/tooling/query/:locator", handle: forward },
  {
    method: "GET",
    path: "/tooling",
    handle: (_context, request) => ok({ query: `/services/data/v${request.version}/tooling/query` })
  }
];

function forward(context: ApiContext, request: ApiRequest): ApiReply {
  const path = request.params["locator"] === undefined ? "/query" : `/query/${request.params["locator"]}`;
  const parameters = new URLSearchParams(request.query);
  const url = `/services/data/v${request.version}${path}?${parameters}`;
  return context.call({ method: "GET", url, headers: request.headers, body: undefined, user: request.user });
}
