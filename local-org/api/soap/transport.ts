import type { FastifyReply, FastifyRequest } from "fastify";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { toOrgError } from "../errors.ts";
import type { Sessions } from "../sessions.ts";
import { isServedVersion } from "../versions.ts";
import { fault } from "./answers.ts";
import type { SoapCall } from "./envelope.ts";

/**
 * A fault travels with 500, as SOAP 1.1 and the platform have it, and clients renew their session by it; what is no SOAP, or no operation of this API,
 * is the client's mistake.
 */
const MALFORMED = new Set([
  "INVALID_REQUEST",
  "INVALID_OPERATION",
  "NOT_SUPPORTED",
  "JSON_PARSER_ERROR",
  "UNSUPPORTED_API_VERSION"
]);

/** Sends the XML that the work makes, or the fault that it throws. */
export async function sendXml(reply: FastifyReply, work: () => string | Promise<string>): Promise<FastifyReply> {
  reply.header("content-type", "text/xml;charset=UTF-8");
  try {
    return reply.status(200).send(await work());
  } catch (error) {
    const { statusCode, message } = toOrgError(error);
    return reply.status(MALFORMED.has(statusCode) ? 400 : 500).send(fault(statusCode, message));
  }
}

/** Throws UNSUPPORTED_API_VERSION where the URL's version is none of those that are served. */
export function requireServedVersion(request: FastifyRequest): void {
  const { version = "" } = request.params as Record<string, string>;
  if (!isServedVersion(version)) throw new OrgError("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
}

/** The user whose session the call carries. Throws INVALID_SESSION_ID where there is none. */
export function soapUser(org: LocalOrg, sessions: Sessions, call: SoapCall): UserContext {
  const session = sessions.find(call.sessionId ?? "");
  if (session === null)
    throw new OrgError("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session");
  return org.security.user(session.userId);
}

/** An operation that the local org does not have. */
export function unknownOperation(call: SoapCall): OrgError {
  return new OrgError("INVALID_OPERATION", `not supported by the local org: SOAP operation ${call.operation}`);
}
