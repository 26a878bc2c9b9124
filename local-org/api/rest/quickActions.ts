import { text } from "../../metadata/readers.ts";
import type { MetadataComponent } from "../../metadata/types.ts";
import { accessibleObject } from "../objects.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_quickactions.htm */
export const quickActionRoutes: ApiRoute[] = [
  { method: "GET", path: "/quickActions", handle: globalActions },
  { method: "GET", path: "/sobjects/:object/quickActions", handle: objectActions }
];

function globalActions({ org }: ApiContext, { version }: ApiRequest): ApiReply {
  const actions = org.project.ofType("QuickAction").filter(({ fullName }) => !fullName.includes("."));
  return ok(actions.map((action) => actionJson(action, `/services/data/v${version}/quickActions/${action.fullName}`)));
}

function objectActions({ org }: ApiContext, { user, params, version }: ApiRequest): ApiReply {
  const { name } = accessibleObject(org, user, params["object"] ?? "");
  const actions = org.project.ofType("QuickAction").filter(({ fullName }) => fullName.startsWith(`${name}.`));
  const url = `/services/data/v${version}/sobjects/${name}/quickActions`;
  return ok(actions.map((action) => actionJson(action, `${url}/${action.fullName.slice(name.length + 1)}`)));
}

function actionJson({ fullName, body }: MetadataComponent, url: string): Record<string, unknown> {
  return {
    actionEnumOrId: fullName,
    label: text(body, "label") ?? fullName,
    name: fullName,
    type: text(body, "type"),
    urls: { quickAction: url, describe: `${url}/describe` }
  };
}
