import { OrgError } from "../../errors.ts";
import type { ApiRequest, ApiContext, ApiRoute } from "../route.ts";
import { seesSetup } from "../setupAccess.ts";
import { executeAnonymousRoutes } from "./executeAnonymous.ts";
import { testRoutes } from "./runTests.ts";
import { toolingQueryRoutes } from "./query.ts";
import { toolingSObjectRoutes } from "./sobjects.ts";

/** Resources of the Tooling API, as far as the local org has them, for those who may look into the set-up. */
export const toolingRoutes: readonly ApiRoute[] = [
  ...executeAnonymousRoutes,
  ...testRoutes,
  ...toolingQueryRoutes,
  ...toolingSObjectRoutes
].map(guarded);

function guarded(route: ApiRoute): ApiRoute {
  const { handle, handleInTurns } = route;
  return {
    ...route,
    handle(context, request) {
      requireSetup(context, request);
      return handle(context, request);
    },
    ...(handleInTurns && {
      async handleInTurns(context, request) {
        requireSetup(context, request);
        return handleInTurns(context, request);
      }
    })
  };
}

function requireSetup({ org }: ApiContext, { user }: ApiRequest): void {
  if (seesSetup(org, user)) return;
  throw new OrgError("INSUFFICIENT_ACCESS", "The Tooling API needs the permission View Setup and Configuration");
}
