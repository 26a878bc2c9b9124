import type { ApiRoute } from "../route.ts";
import { executeAnonymousRoutes } from "./executeAnonymous.ts";
import { testRoutes } from "./runTests.ts";
import { toolingQueryRoutes } from "./query.ts";

/** Resources of the Tooling API, as far as the local org has them. */
export const toolingRoutes: readonly ApiRoute[] = [...executeAnonymousRoutes, ...testRoutes, ...toolingQueryRoutes];
