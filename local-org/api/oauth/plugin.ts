import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { sessionToken } from "../http/authentication.ts";
import { identity } from "../identity.ts";
import { asObject, isObject } from "../input.ts";
import { organization } from "../organization.ts";
import type { Session, Sessions } from "../sessions.ts";

type Parameters = Record<string, string>;

/**
 * OAuth 2.0: https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm
 *
 * There are no connected apps: every client id is known. With client credentials the id is a username and the secret the password. A refresh token
 * is a session's token.
 */
export function oauthPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.post("/services/oauth2/token", (request, reply) => {
      const parameters = formParameters(request);
      const session = grant(sessions, parameters);
      return session === null ? refuse(reply, parameters) : reply.send(tokenAnswer(org, session, baseUrl(request)));
    });
    app.route({
      method: ["GET", "POST"],
      url: "/services/oauth2/userinfo",
      handler: (request, reply) => {
        const session = sessions.find(sessionToken(request) ?? formParameters(request)["access_token"] ?? "");
        if (session === null) return reply.status(403).send("Bad_OAuth_Token");
        return reply.send(identity(org, org.security.user(session.userId), baseUrl(request)));
      }
    });
    app.route({
      method: ["GET", "POST"],
      url: "/services/oauth2/revoke",
      handler: (request, reply) => {
        const { token = "" } = formParameters(request);
        if (sessions.find(token) === null)
          return reply.status(400).send({ error: "invalid_token", error_description: "invalid token" });
        sessions.close(token);
        return reply.status(200).send();
      }
    });
  };
}

function grant(sessions: Sessions, parameters: Parameters): Session | null {
  try {
    switch (parameters["grant_type"]) {
      case "password":
        return sessions.login(parameters["username"] ?? "", parameters["password"] ?? "");
      case "client_credentials":
        return sessions.login(parameters["client_id"] ?? "", parameters["client_secret"] ?? "");
      case "refresh_token":
        return sessions.find(parameters["refresh_token"] ?? "");
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function refuse(reply: FastifyReply, parameters: Parameters): FastifyReply {
  const known = ["password", "client_credentials", "refresh_token"].includes(parameters["grant_type"] ?? "");
  const error = known
    ? { error: "invalid_grant", error_description: "authentication failure" }
    : { error: "unsupported_grant_type", error_description: "grant type not supported" };
  return reply.status(400).send(error);
}

function tokenAnswer(org: LocalOrg, session: Session, base: string): Record<string, string> {
  return {
    access_token: session.token,
    refresh_token: session.token,
    instance_url: base,
    id: `${base}/id/${organization(org).id}/${session.userId}`,
    token_type: "Bearer",
    issued_at: String(Date.now()),
    signature: "",
    scope: "refresh_token web api"
  };
}

function formParameters(request: FastifyRequest): Parameters {
  const body = isObject(request.body) ? request.body : {};
  const fromBody = Object.entries(body).map(([name, value]) => [name, String(value)] as const);
  const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const [clientId = "", clientSecret = ""] =
    basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":", 2);
  const credentials: Parameters = basic === undefined ? {} : { client_id: clientId, client_secret: clientSecret };
  return { ...credentials, ...(asObject(request.query ?? {}) as Parameters), ...Object.fromEntries(fromBody) };
}

function baseUrl(request: FastifyRequest): string {
  return `http://${request.headers.host ?? "localhost"}`;
}
