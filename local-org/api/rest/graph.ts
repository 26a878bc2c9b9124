import { asArray, asObject, asText } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { runAll } from "./composite.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph.htm */
export const graphRoutes: ApiRoute[] = [{ method: "POST", path: "/composite/graph", handle: graphs }];

/** Each graph is all or none; one that fails leaves the others alone. */
function graphs(context: ApiContext, request: ApiRequest): ApiReply {
  const list = asArray(asObject(request.body)["graphs"], "graphs").map((graph) => asObject(graph, "A graph"));
  return ok({
    graphs: list.map((graph) => {
      const subrequests = asArray(graph["compositeRequest"], "compositeRequest").map((item) =>
        asObject(item, "A subrequest")
      );
      const compositeResponse = runAll(context, request, subrequests, true);
      const isSuccessful = compositeResponse.every((answer) => answer.httpStatusCode < 400);
      return { graphId: asText(graph["graphId"], "graphId"), graphResponse: { compositeResponse }, isSuccessful };
    })
  });
}
