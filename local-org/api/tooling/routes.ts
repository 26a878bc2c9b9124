import type { ApiRoute } from "../route.ts";
import { executeAnonymousRoutes } from "./executeAnonymous.ts";
import { testRoutes } from "./runTests.ts";
import { toolingQueryRoutes } from "./query.ts";
import { toolingSObjectRoutes } from "./sobjects.ts";

/** Resources of the Tooling API, as far as the local org has them. */
export const toolingRoutes: readonly ApiRoute[] = [
  ...executeAnonymousRoutes,
  ...testRoutes,
  ...toolingQueryRoutes,
  ...toolingSObjectRoutes
];
