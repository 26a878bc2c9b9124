import { visibleApps, type App } from "../../pages/apps.ts";
import { tabNamed } from "../../pages/tabs.ts";
import type { LocalOrg } from "../../org.ts";
import { notFound } from "../errors.ts";
import { ok, type ApiContext, type ApiReply, type ApiRequest, type ApiRoute } from "../route.ts";

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_apps.htm */
export const appRoutes: ApiRoute[] = [
  { method: "GET", path: "/ui-api/apps", handle: getApps },
  { method: "GET", path: "/ui-api/apps/:app", handle: getApp }
];

function getApps(context: ApiContext, request: ApiRequest): ApiReply {
  const apps = visibleApps(context.org, request.user);
  return ok({ apps: apps.map((app, index) => appRepresentation(context.org, app, index === 0)) });
}

function getApp(context: ApiContext, request: ApiRequest): ApiReply {
  const app = visibleApps(context.org, request.user).find((candidate) => candidate.name === request.params["app"]);
  if (app === undefined) throw notFound();
  return ok(appRepresentation(context.org, app, false));
}

function appRepresentation(org: LocalOrg, app: App, selected: boolean): unknown {
  const navItems = app.tabs.flatMap((name) => {
    const tab = tabNamed(org.project, org.schema, name);
    if (tab === null) return [];
    const objectApiName = tab.kind === "object" ? tab.target : null;
    return [
      {
        availableInClassic: true,
        availableInLightning: true,
        custom: tab.name.endsWith("__c"),
        developerName: tab.name,
        iconUrl: "",
        itemType: tab.kind === "object" ? "Entity" : "Tab",
        label: tab.label,
        objectApiName,
        objectLabel: objectApiName === null ? null : tab.label
      }
    ];
  });
  return {
    appId: app.name,
    description: app.description,
    developerName: app.name,
    eTag: "",
    formFactors: ["Large", "Small"],
    headerColor: app.color,
    iconUrl: "",
    label: app.label,
    navItems,
    selected,
    startUrl: "/lightning",
    type: "Lightning",
    userNavItems: []
  };
}
