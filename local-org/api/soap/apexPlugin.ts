import type { FastifyInstance } from "fastify";
import type { ApexFailure } from "../../apex/types.ts";
import { NotSupportedError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { Sessions } from "../sessions.ts";
import { debugLogText } from "../tooling/debugLog.ts";
import { requireApexAuthor, runAnonymous } from "../tooling/executeAnonymous.ts";
import { soapAnswer } from "./answers.ts";
import { parseEnvelope, type SoapCall } from "./envelope.ts";
import { requireServedVersion, sendXml, soapUser, unknownOperation } from "./transport.ts";

const NAMESPACE = "http://soap.sforce.com/2006/08/apex";

/** The SOAP API for Apex, through which the Salesforce CLI runs anonymous blocks: the answer's header has the debug log. */
export function apexSoapPlugin(org: LocalOrg, sessions: Sessions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    for (const path of ["/services/Soap/s/:version", "/services/Soap/s/:version/:organization"])
      app.post(path, (request, reply) =>
        sendXml(reply, () => {
          requireServedVersion(request);
          return run(org, sessions, parseEnvelope(String(request.body)));
        })
      );
  };
}

function run(org: LocalOrg, sessions: Sessions, call: SoapCall): string {
  if (call.operation !== "executeAnonymous") throw unknownOperation(call);
  const source = call.parameters["apexcode"] ?? call.parameters["String"];
  if (source === undefined) throw new NotSupportedError("executeAnonymous without apexcode");
  const user = soapUser(org, sessions, call);
  requireApexAuthor(org, user);
  const { line, column, compiled, success, compileProblem, failure, log } = runAnonymous(org, user.userId, source);
  const result = {
    column,
    compileProblem,
    compiled,
    exceptionMessage: exceptionText(failure),
    exceptionStackTrace: failure?.stackTrace ?? null,
    line,
    success
  };
  return soapAnswer("executeAnonymous", result, {
    namespace: NAMESPACE,
    header: { DebuggingInfo: { debugLog: debugLogText(log, user, exceptionText(failure)) } }
  });
}

function exceptionText(failure: ApexFailure | null): string | null {
  return failure === null ? null : `${failure.type}: ${failure.message}`;
}
