import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { SESSION_COOKIE, type Sessions } from "../sessions.ts";

/** A hook that lets requests with a session through, its user on `request.orgUser`, and answers 401 to all others. */
export function requireSession(org: LocalOrg, sessions: Sessions): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const token = sessionToken(request);
    const session = token === null ? null : sessions.find(token);
    if (session === null) return refuse(reply);
    try {
      request.orgUser = org.security.user(session.userId);
      request.sessionToken = session.token;
    } catch {
      sessions.close(session.token);
      return refuse(reply);
    }
  };
}

/** The token of the Authorization header (`Bearer` or `OAuth`) or of the shell's cookie. */
export function sessionToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header !== undefined) return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header)?.[1] ?? null;
  return cookie(request.headers.cookie ?? "", SESSION_COOKIE);
}

function cookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined && value !== "") return value;
  }
  return null;
}

async function refuse(reply: FastifyReply): Promise<void> {
  await reply.status(401).send([{ message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" }]);
}
