import type { FastifyInstance, FastifyRequest } from "fastify";
import { answerInTurns, type ResourceCall } from "./answer.ts";
import { send } from "./http/reply.ts";
import { parseBlobForms } from "./records/blobForm.ts";
import type { ApiContext } from "./route.ts";

/** Everything below `/services/data/vXX.X`, by the table of resources. */
export function dataPlugin(context: ApiContext): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    parseBlobForms(app);
    for (const path of ["/services/data/:version", "/services/data/:version/*"])
      app.all(path, async (request, reply) => send(reply, await answerInTurns(context, resourceCall(request))));
  };
}

function resourceCall(request: FastifyRequest): ResourceCall {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const [, version = "", path = "/"] = /^\/services\/data\/v([^/]*)(\/.*)?$/i.exec(pathname) ?? [];
  return {
    method: overriddenMethod(request.method, searchParams),
    version,
    path,
    query: Object.fromEntries(searchParams),
    headers: textHeaders(request),
    body: request.body,
    user: request.orgUser
  };
}

/** `POST …?_HttpMethod=PATCH`, for clients that cannot send PATCH. */
function overriddenMethod(method: string, parameters: URLSearchParams): string {
  const wanted = parameters.get("_HttpMethod");
  return method === "POST" && wanted !== null ? wanted.toUpperCase() : method;
}

/** The request's headers, each as one text. */
export function textHeaders(request: FastifyRequest): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const]
  );
  return Object.fromEntries(entries);
}
