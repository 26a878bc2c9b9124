import type { FastifyInstance } from "fastify";
import type { LocalOrg } from "../../org.ts";
import type { Sessions } from "../sessions.ts";
import { soapAnswer } from "./answers.ts";
import { parseEnvelope, type SoapCall } from "./envelope.ts";
import { soapOperations } from "./operations.ts";
import { requireServedVersion, sendXml, unknownOperation } from "./transport.ts";

/** SOAP login of the partner (`u`) and enterprise (`c`) endpoints; their other operations are a client's to make through REST. */
export function soapPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    for (const api of ["u", "c"]) {
      for (const path of [`/services/Soap/${api}/:version`, `/services/Soap/${api}/:version/:organization`]) {
        app.post(path, (request, reply) => {
          const endpoint = `http://${request.headers.host ?? "localhost"}${request.url}`;
          return sendXml(reply, () => {
            requireServedVersion(request);
            return run(org, sessions, parseEnvelope(String(request.body)), endpoint);
          });
        });
      }
    }
  };
}

function run(org: LocalOrg, sessions: Sessions, call: SoapCall, endpoint: string): string {
  const operation = Object.hasOwn(soapOperations, call.operation) ? soapOperations[call.operation] : undefined;
  if (operation === undefined) throw unknownOperation(call);
  return soapAnswer(call.operation, operation(org, sessions, call, endpoint));
}
