import type { FastifyInstance, FastifyReply } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { toOrgError } from "../errors.ts";
import type { Sessions } from "../sessions.ts";
import { parseEnvelope, type SoapCall } from "./envelope.ts";
import { fault, soapAnswer } from "./answers.ts";
import { soapOperations } from "./operations.ts";

/** SOAP login of the partner (`u`) and enterprise (`c`) endpoints; their other operations are a client's to make through REST. */
export function soapPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    for (const path of ["/services/Soap/u/:version", "/services/Soap/c/:version"]) {
      app.post<{ Body: unknown; Params: { version: string } }>(path, (request, reply) => {
        const endpoint = `http://${request.headers.host ?? "localhost"}${request.url}`;
        return sendXml(reply, () => run(org, sessions, parseEnvelope(String(request.body)), endpoint));
      });
    }
  };
}

function run(org: LocalOrg, sessions: Sessions, call: SoapCall, endpoint: string): string {
  const operation = soapOperations[call.operation];
  if (operation === undefined)
    return fault("sf:INVALID_OPERATION", `not supported by the local org: SOAP operation ${call.operation}`);
  return soapAnswer(call.operation, operation(org, sessions, call, endpoint));
}

function sendXml(reply: FastifyReply, work: () => string): FastifyReply {
  reply.header("content-type", "text/xml;charset=UTF-8");
  try {
    const xml = work();
    return reply.status(xml.includes("<soapenv:Fault>") ? 500 : 200).send(xml);
  } catch (error) {
    const { statusCode, message } = toOrgError(error);
    // A fault travels with 500, as SOAP 1.1 demands; what is no SOAP at all is the client's mistake.
    return reply
      .status(statusCode === "INVALID_REQUEST" ? 400 : 500)
      .send(fault(`sf:${statusCode}`, `${statusCode}: ${message}`));
  }
}
