import type { FastifyInstance, FastifyReply } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { toOrgError } from "../errors.ts";
import { send } from "../http/reply.ts";
import { asObject, asText } from "../input.ts";
import { SESSION_COOKIE, type Sessions } from "../sessions.ts";
import { callApex } from "./apex.ts";
import { userSwitcherEntries } from "./users.ts";

const COOKIE_ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict";

/** What the shell's login needs before there is a session: who may log in, and the login. */
export function localLoginPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/local/users", async () => userSwitcherEntries(org));
    app.post("/local/session", async (request, reply) => {
      const body = asObject(request.body);
      try {
        const session = sessions.login(asText(body["username"], "username"), asText(body["password"], "password"));
        reply.header("set-cookie", `${SESSION_COOKIE}=${session.token}; ${COOKIE_ATTRIBUTES}`);
        return { userId: session.userId };
      } catch (error) {
        return refuseLogin(reply, error);
      }
    });
  };
}

/** The shell's own calls: Apex methods of components, the end of the session. */
export function localPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.post("/local/apex", (request, reply) => send(reply, callApex(org, request.orgUser, request.body)));
    app.get("/local/session", async (request) => request.orgUser);
    app.delete("/local/session", async (request, reply) => {
      sessions.close(request.sessionToken);
      return reply.status(204).header("set-cookie", `${SESSION_COOKIE}=; Max-Age=0; ${COOKIE_ATTRIBUTES}`).send();
    });
  };
}

function refuseLogin(reply: FastifyReply, error: unknown): FastifyReply {
  const { statusCode, message } = toOrgError(error);
  const status = statusCode === "INVALID_LOGIN" ? 401 : 400;
  return reply.status(status).send([{ message, errorCode: statusCode }]);
}
