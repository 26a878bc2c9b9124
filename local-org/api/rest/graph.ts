import { OrgError } from "../../errors.ts";
import { asArray, asObject, asText, type JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";
import { haltAll, refuseDuplicates, runAll } from "./composite.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph_limits.htm */
const MOST_GRAPHS = 75;
const MOST_NODES = 500;
const MOST_FAILURES = 14;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_graph.htm */
export const graphRoutes: ApiRoute[] = [{ method: "POST", path: "/composite/graph", handle: graphs }];

interface Graph {
  graphId: string;
  subrequests: JsonObject[];
}

/** Each graph is all or none; one that fails leaves the others alone, until too many have failed. */
function graphs(context: ApiContext, request: ApiRequest): ApiReply {
  const list = asArray(asObject(request.body)["graphs"], "graphs").map(readGraph);
  refuseTooMany(list);
  let failures = 0;
  return ok({
    graphs: list.map(({ graphId, subrequests }) => {
      const compositeResponse =
        failures > MOST_FAILURES ? haltAll(subrequests, []) : runAll(context, request, subrequests, true);
      const isSuccessful = compositeResponse.every((answer) => answer.httpStatusCode < 400);
      if (!isSuccessful) failures++;
      return { graphId, graphResponse: { compositeResponse }, isSuccessful };
    })
  });
}

function readGraph(value: unknown): Graph {
  const graph = asObject(value, "A graph");
  const items = asArray(graph["compositeRequest"], "compositeRequest");
  const subrequests = items.map((item) => asObject(item, "A subrequest"));
  refuseDuplicates(subrequests);
  return { graphId: asText(graph["graphId"], "graphId"), subrequests };
}

function refuseTooMany(list: readonly Graph[]): void {
  const nodes = list.reduce((sum, { subrequests }) => sum + subrequests.length, 0);
  if (list.length > MOST_GRAPHS) throw tooMany(`${MOST_GRAPHS} graphs`);
  if (nodes > MOST_NODES) throw tooMany(`${MOST_NODES} nodes`);
  if (new Set(list.map(({ graphId }) => graphId)).size < list.length)
    throw new OrgError("INVALID_INPUT", "Each graphId must be unique");
}

function tooMany(allowed: string): OrgError {
  return new OrgError("LIMIT_EXCEEDED", `The request cannot have more than ${allowed}`);
}
