import { isActive } from "../../flow/createFlows.ts";
import { fromFlow, toFlow } from "../../flow/values/json.ts";
import { child, flag, nodes, text } from "../../metadata/readers.ts";
import type { MetadataComponent } from "../../metadata/types.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import { USER_MODE, type UserContext } from "../../security/types.ts";
import { asArray, asObject, type JsonObject } from "../input.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

const PATH = "/actions/custom/flow";

interface ActionResult {
  actionName: string;
  errors: { statusCode: string; message: string; fields: string[] }[] | null;
  isSuccess: boolean;
  outputValues: Record<string, unknown> | null;
}

/**
 * Flows that are started by name.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_flow.htm
 */
export const flowRoutes: readonly ApiRoute[] = [
  { method: "GET", path: PATH, handle: list },
  { method: "GET", path: `${PATH}/:name`, handle: describe },
  { method: "POST", path: `${PATH}/:name`, handle: start }
];

function list({ org }: ApiContext, { version }: ApiRequest): ApiReply {
  const flows = org.project.ofType("Flow").filter((flow) => {
    const { body } = flow;
    const trigger = text(child(body, "start") ?? {}, "triggerType");
    return isActive(flow) && text(body, "processType") === "AutoLaunchedFlow" && trigger === null;
  });
  const actions = flows.map(({ fullName, body }) => ({
    label: text(body, "label") ?? fullName,
    name: fullName,
    type: "FLOW",
    url: `/services/data/v${version}${PATH}/${fullName}`
  }));
  return ok({ actions });
}

function describe({ org }: ApiContext, { params, user }: ApiRequest): ApiReply {
  const flow = requireFlow(org, params["name"] ?? "", user);
  const variables = nodes(flow.body, "variables");
  return ok({
    description: text(flow.body, "description"),
    inputs: variables.filter((variable) => flag(variable, "isInput")).map(parameter),
    label: text(flow.body, "label") ?? flow.fullName,
    name: flow.fullName,
    outputs: variables.filter((variable) => flag(variable, "isOutput")).map(parameter),
    standard: false,
    targetEntityName: null,
    type: "FLOW"
  });
}

function parameter(variable: MetadataComponent["body"]): Record<string, unknown> {
  return {
    description: text(variable, "description"),
    label: text(variable, "name"),
    maxOccurs: flag(variable, "isCollection") ? 2000 : 1,
    name: text(variable, "name"),
    required: false,
    sobjectType: text(variable, "objectType"),
    type: text(variable, "dataType")?.toUpperCase()
  };
}

function requireFlow(org: LocalOrg, name: string, user: UserContext): MetadataComponent {
  const flow = org.project.find("Flow", org.flows.find(name, user) ?? "");
  if (flow === undefined) throw new OrgError("NOT_FOUND", "The requested resource does not exist");
  return flow;
}

function start({ org }: ApiContext, { body, params, user }: ApiRequest): ApiReply {
  const { fullName } = requireFlow(org, params["name"] ?? "", user);
  const inputs = asArray(asObject(body)["inputs"] ?? [{}], "inputs").map((input) => asObject(input, "An input"));
  const results = inputs.map((input) => result(org, user, fullName, input));
  return { ...ok(results), status: results.every(({ isSuccess }) => isSuccess) ? 200 : 400 };
}

/** A flow that fails leaves nothing behind. */
function result(org: LocalOrg, user: UserContext, name: string, input: JsonObject): ActionResult {
  try {
    const outputValues = org.transact(user.userId, (transaction) => {
      const inputs = new Map(Object.entries(input).map(([key, value]) => [key, toFlow(value, org.schema)]));
      const [end] = org.flows.start(transaction, [{ name, user, access: USER_MODE, inputs }]);
      if (end === undefined || end.fault !== null) throw new OrgError("UNKNOWN_EXCEPTION", end?.fault ?? "");
      return Object.fromEntries([...end.outputs].map(([key, value]) => [key, fromFlow(value)]));
    });
    const status = { Flow__InterviewStatus: "Finished" };
    return { actionName: name, errors: null, isSuccess: true, outputValues: { ...outputValues, ...status } };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const { statusCode, message } = error;
    return { actionName: name, errors: [{ statusCode, message, fields: [] }], isSuccess: false, outputValues: null };
  }
}
