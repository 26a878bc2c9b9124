import type { ApiRoute } from "../route.ts";
import { appRoutes } from "./apps.ts";
import { layoutRoutes } from "./layouts.ts";
import { listRoutes } from "./lists.ts";
import { lookupRoutes } from "./lookups.ts";
import { objectInfoRoutes } from "./objectInfo.ts";
import { picklistRoutes } from "./picklistValues.ts";
import { recordDefaultsRoutes } from "./recordDefaults.ts";
import { recordRoutes } from "./records.ts";
import { relatedListRoutes } from "./relatedLists.ts";

/** The User Interface API: https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_get_started.htm */
export const uiApiRoutes: readonly ApiRoute[] = [
  ...recordRoutes,
  ...recordDefaultsRoutes,
  ...objectInfoRoutes,
  ...picklistRoutes,
  ...relatedListRoutes,
  ...listRoutes,
  ...layoutRoutes,
  ...lookupRoutes,
  ...appRoutes
];
