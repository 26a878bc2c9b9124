import type { FastifyInstance, FastifyRequest } from "fastify";
import { randomBytes } from "node:crypto";
import { SESSION_COOKIE, type Sessions } from "../sessions.ts";
import { sessionToken } from "./authentication.ts";

/** A link can be used for this long, in milliseconds, and once. */
const LIFETIME = 60_000;

interface Admission {
  token: string;
  expiresAt: number;
}

/**
 * Lets a browser in with a session that a client has: the client asks for a link that can be used once, and opens it.
 * https://help.salesforce.com/s/articleView?id=xcloud.frontdoor_singleaccess.htm
 */
export function frontDoorPlugin(sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  const admissions = new Map<string, Admission>();
  return async (app) => {
    app.route({
      method: ["GET", "POST"],
      url: "/services/oauth2/singleaccess",
      handler: (request, reply) => {
        const token = sessionToken(request);
        if (token === null || sessions.find(token) === null) return reply.status(403).send("Bad_OAuth_Token");
        const key = randomBytes(24).toString("base64url");
        admissions.set(key, { token, expiresAt: Date.now() + LIFETIME });
        return reply.send({ frontdoor_uri: frontDoorUrl(request, key) });
      }
    });
    app.get("/secur/frontdoor.jsp", (request, reply) => {
      const { otp = "", startURL = "" } = request.query as Record<string, string>;
      const admission = admissions.get(otp);
      admissions.delete(otp);
      if (admission === undefined || admission.expiresAt < Date.now()) return reply.redirect("/");
      return reply
        .header("set-cookie", `${SESSION_COOKIE}=${admission.token}; Path=/; HttpOnly; SameSite=Strict`)
        .redirect(localPath(startURL));
    });
  };
}

function frontDoorUrl(request: FastifyRequest, otp: string): string {
  const { redirect_uri: startURL } = request.query as Record<string, string>;
  const parameters = new URLSearchParams({ otp, ...(startURL === undefined ? {} : { startURL }) });
  return `http://${request.headers.host ?? "localhost"}/secur/frontdoor.jsp?${parameters}`;
}

/** Never leads to another site. */
function localPath(startUrl: string): string {
  const url = URL.parse(startUrl, "http://localhost");
  return url?.host === "localhost" ? `${url.pathname}${url.search}` : "/";
}
