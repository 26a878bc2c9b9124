import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RestRequestData } from "../apex/types.ts";
import { OrgError } from "../errors.ts";
import type { LocalOrg } from "../org.ts";
import { textHeaders } from "./dataPlugin.ts";
import { toOrgError } from "./errors.ts";
import { keepRawBodies } from "./http/bodies.ts";
import { errorReply } from "./route.ts";
import { send } from "./http/reply.ts";

/** `/services/apexrest/*`: the project's `@RestResource` classes. */
export function apexRestPlugin(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    keepRawBodies(app);
    app.all("/services/apexrest/*", (request, reply) => call(org, request, reply));
  };
}

function call(org: LocalOrg, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  try {
    const answer = org.transact(request.orgUser.userId, (transaction) =>
      org.apex.callRest(transaction, restRequest(request))
    );
    if (answer === null) throw new OrgError("NOT_FOUND", "Could not find a match for URL");
    return reply.status(answer.status).headers(answer.headers).send(answer.body);
  } catch (error) {
    return send(reply, errorReply([toOrgError(error)]));
  }
}

function restRequest(request: FastifyRequest): RestRequestData {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  return {
    method: request.method,
    path: decodeURI(pathname).replace(/^\/services\/apexrest/i, ""),
    query: Object.fromEntries(searchParams),
    headers: textHeaders(request),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  };
}
