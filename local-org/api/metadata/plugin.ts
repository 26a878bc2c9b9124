import type { FastifyInstance, FastifyRequest } from "fastify";
import type { MetadataHost } from "../../deploy/types.ts";
import { OrgError } from "../../errors.ts";
import type { LocalOrg } from "../../org.ts";
import type { UserContext } from "../../security/types.ts";
import { requireSession } from "../http/authentication.ts";
import { keepXmlBodies, UPLOAD_LIMIT } from "../http/bodies.ts";
import { send } from "../http/reply.ts";
import { asObject, asText } from "../input.ts";
import type { Sessions } from "../sessions.ts";
import { soapAnswer } from "../soap/answers.ts";
import { parseEnvelope } from "../soap/envelope.ts";
import { requireServedVersion, sendXml, soapUser, unknownOperation } from "../soap/transport.ts";
import { deployResult } from "./deployResult.ts";
import { MetadataJobs, type DeployJob } from "./jobs.ts";
import { metadataOperations, quickDeploy } from "./operations.ts";
import { requestFromForm } from "./multipart.ts";

const NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

/** The Metadata API, over SOAP and, for deployments, over REST. */
export function metadataPlugin(
  org: LocalOrg,
  sessions: Sessions,
  host: MetadataHost
): (app: FastifyInstance) => Promise<void> {
  const jobs = new MetadataJobs();
  return async (app) => {
    await app.register(soapEndpoints(org, sessions, host, jobs));
    await app.register(restEndpoints(org, sessions, host, jobs));
  };
}

function soapEndpoints(org: LocalOrg, sessions: Sessions, host: MetadataHost, jobs: MetadataJobs) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeContentTypeParser(["text/xml", "application/soap+xml"]);
    keepXmlBodies(app, UPLOAD_LIMIT);
    for (const path of ["/services/Soap/m/:version", "/services/Soap/m/:version/:organization"])
      app.post(path, { bodyLimit: UPLOAD_LIMIT }, (request, reply) =>
        sendXml(reply, () => {
          requireServedVersion(request);
          const call = parseEnvelope(String(request.body));
          const user = soapUser(org, sessions, call);
          requireMetadataAccess(org, user);
          const known = Object.hasOwn(metadataOperations, call.operation);
          const operation = known ? metadataOperations[call.operation] : undefined;
          if (operation === undefined) throw unknownOperation(call);
          const result = operation({ org, host, jobs, user, content: call.content });
          return soapAnswer(call.operation, result, { namespace: NAMESPACE });
        })
      );
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm */
function restEndpoints(org: LocalOrg, sessions: Sessions, host: MetadataHost, jobs: MetadataJobs) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook("onRequest", requireSession(org, sessions));
    app.addContentTypeParser(
      "multipart/form-data",
      { parseAs: "buffer", bodyLimit: UPLOAD_LIMIT },
      (_request, body, done) => done(null, body)
    );
    app.post("/services/data/:version/metadata/deployRequest", { bodyLimit: UPLOAD_LIMIT }, async (request, reply) => {
      requireMetadataAccess(org, request.orgUser);
      const job = await beginDeployment(host, jobs, request);
      return send(reply, { status: 201, body: { id: job.id, deployResult: deployResult(job, false) } });
    });
    app.patch("/services/data/:version/metadata/deployRequest/:id", async (request, reply) => {
      requireMetadataAccess(org, request.orgUser);
      const { id = "" } = request.params as Record<string, string>;
      const wanted = asObject(asObject(request.body)["deployResult"], "deployResult");
      if (wanted["status"] !== "Canceling")
        throw new OrgError("INVALID_INPUT", "A deployment's status can be set to Canceling only");
      const job = jobs.cancel(request.orgUser, id);
      return send(reply, { status: 202, body: { id: job.id, deployResult: deployResult(job, false) } });
    });
    app.get("/services/data/:version/metadata/deployRequest/:id", async (request, reply) => {
      requireMetadataAccess(org, request.orgUser);
      const { id = "" } = request.params as Record<string, string>;
      const details = (request.query as Record<string, string>)["includeDetails"] === "true";
      return send(reply, { status: 200, body: { id, deployResult: deployResult(jobs.deployment(id), details) } });
    });
  };
}

/** A package in a form, or the id of a validation that succeeded, in JSON. */
async function beginDeployment(host: MetadataHost, jobs: MetadataJobs, request: FastifyRequest): Promise<DeployJob> {
  const contentType = request.headers["content-type"] ?? "";
  const user = request.orgUser;
  if (contentType.startsWith("application/json")) {
    const validationId = asText(asObject(request.body)["validatedDeployRequestId"], "validatedDeployRequestId");
    return quickDeploy(host, jobs, user, validationId);
  }
  const deployment = await requestFromForm(contentType, request.body);
  return jobs.deploy(user, deployment, (signal) => host.deploy(deployment, signal));
}

function requireMetadataAccess(org: LocalOrg, user: UserContext): void {
  if (org.security.userPermission(user, "ModifyAllData") || org.security.userPermission(user, "ModifyMetadata")) return;
  throw new OrgError(
    "INSUFFICIENT_ACCESS",
    "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions"
  );
}
