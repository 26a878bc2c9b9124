import { NotSupportedError, OrgError } from "../errors.ts";
import { flowRoutes } from "./actions/flows.ts";
import { customNotificationRoutes } from "./actions/customNotification.ts";
import { notFound, restSaveError, toOrgError } from "./errors.ts";
import { SaveFailure } from "./records/saving.ts";
import { restRoutes } from "./rest/routes.ts";
import { allowedMethods, matchRoute } from "./router.ts";
import { type ApiContext, type ApiReply, type ApiRequest, type ApiRoute, errorReply } from "./route.ts";
import { toolingRoutes } from "./tooling/routes.ts";
import { uiApiError } from "./uiapi/errors.ts";
import { uiApiRoutes } from "./uiapi/routes.ts";
import { isServedVersion } from "./versions.ts";

/** A call of a resource below `/services/data/vXX.X`, its path still unmatched. */
export interface ResourceCall extends Omit<ApiRequest, "params"> {
  path: string;
}

const ROUTES: readonly ApiRoute[] = [
  ...restRoutes,
  ...customNotificationRoutes,
  ...flowRoutes,
  ...toolingRoutes,
  ...uiApiRoutes
];

/** Finds the resource and answers; whatever goes wrong becomes an error answer in the form of that API. */
export function answer(context: ApiContext, call: ResourceCall): ApiReply {
  try {
    const { route, params } = requiredRoute(call);
    return route.handle(context, { ...call, params });
  } catch (error) {
    return failureReply(call, error);
  }
}

/** As `answer`, with turns for other requests between where the resource takes long. */
export async function answerInTurns(context: ApiContext, call: ResourceCall): Promise<ApiReply> {
  try {
    const { route, params } = requiredRoute(call);
    const handle = route.handleInTurns ?? route.handle;
    return await handle(context, { ...call, params });
  } catch (error) {
    return failureReply(call, error);
  }
}

function failureReply(call: ResourceCall, error: unknown): ApiReply {
  return call.path.startsWith("/ui-api/") ? uiApiError(error) : restFailure(error);
}

function requiredRoute(call: ResourceCall): NonNullable<ReturnType<typeof matchRoute>> {
  if (!isServedVersion(call.version)) throw notFound();
  const match = matchRoute(ROUTES, call.method, call.path);
  if (match !== null) return match;
  const allowed = allowedMethods(ROUTES, call.path);
  if (allowed.length === 0) throw missingResource(call.path);
  throw new OrgError(
    "METHOD_NOT_ALLOWED",
    `HTTP Method '${call.method}' not allowed. Allowed are ${allowed.join(",")}`
  );
}

/** Resources that the platform has, and the local org does not. */
const MISSING = new Set(
  "actions analytics appMenu chatter commerce connect consent folders graphql knowledgeManagement process scheduling support theme wave".split(
    " "
  )
);

function missingResource(path: string): Error {
  const [, first = ""] = path.split("/");
  return MISSING.has(first) ? new NotSupportedError(`the resource /${first}`) : notFound();
}

function restFailure(error: unknown): ApiReply {
  if (!(error instanceof SaveFailure)) return errorReply([toOrgError(error)]);
  const { status } = errorReply(error.details);
  return { status, body: error.details.map(restSaveError) };
}
