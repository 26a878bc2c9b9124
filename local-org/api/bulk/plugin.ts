import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { OrgError } from "../../errors.ts";
import { toOrgError } from "../errors.ts";
import { keepCsvBodies, UPLOAD_LIMIT } from "../http/bodies.ts";
import { send } from "../http/reply.ts";
import { type ApiContext, errorReply } from "../route.ts";
import { isServedVersion } from "../versions.ts";
import { ingestResources } from "./ingest.ts";
import { BulkJobs } from "./jobs.ts";
import { queryResources } from "./query.ts";
import type { BulkResource } from "./types.ts";

/** Bulk API 2.0: https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0.htm */
export function bulkPlugin(context: ApiContext): (app: FastifyInstance) => Promise<void> {
  const jobs = new BulkJobs();
  return async (app) => {
    keepCsvBodies(app);
    for (const resource of [...ingestResources, ...queryResources]) {
      app.route({
        method: resource.method,
        url: `/services/data/:version/jobs${resource.path}`,
        bodyLimit: UPLOAD_LIMIT,
        handler: (request, reply) => answer(context, jobs, resource, request, reply)
      });
    }
  };
}

function answer(
  context: ApiContext,
  jobs: BulkJobs,
  resource: BulkResource,
  request: FastifyRequest,
  reply: FastifyReply
): FastifyReply {
  try {
    const { version = "", jobId = "" } = request.params as Record<string, string>;
    if (!isServedVersion(version.slice(1))) throw new OrgError("NOT_FOUND", "The requested resource does not exist");
    const query = request.query as Record<string, string>;
    const result = resource.run(context, jobs, {
      version: version.slice(1),
      jobId,
      body: request.body,
      contentType: request.headers["content-type"] ?? "",
      query,
      user: request.orgUser
    });
    if (result.csv === undefined) return send(reply, result);
    return reply
      .status(result.status)
      .headers(result.headers ?? {})
      .header("content-type", "text/csv")
      .send(result.csv);
  } catch (error) {
    return send(reply, errorReply([toOrgError(error)]));
  }
}
