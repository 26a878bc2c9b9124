import type { ApiRoute } from "../route.ts";
import { changeRoutes } from "./changes.ts";
import { collectionRoutes } from "./collections.ts";
import { compositeRoutes } from "./composite.ts";
import { describeRoutes } from "./describe.ts";
import { graphRoutes } from "./graph.ts";
import { informationRoutes } from "./information.ts";
import { missingRoutes } from "./missingResources.ts";
import { quickActionRoutes } from "./quickActions.ts";
import { queryRoutes } from "./query.ts";
import { rowRoutes } from "./rows.ts";
import { searchRoutes } from "./search.ts";
import { treeRoutes } from "./tree.ts";

/** All resources of the REST API. */
export const restRoutes: readonly ApiRoute[] = [
  ...informationRoutes,
  ...queryRoutes,
  ...describeRoutes,
  ...rowRoutes,
  ...collectionRoutes,
  ...compositeRoutes,
  ...treeRoutes,
  ...graphRoutes,
  ...searchRoutes,
  ...changeRoutes,
  ...quickActionRoutes,
  ...missingRoutes
];
