import type { FastifyInstance } from "fastify";

const REFUSAL = `<?xml version="1.0" encoding="UTF-8"?>
<error xmlns="http://www.force.com/2009/06/asyncapi/dataload">
 <exceptionCode>FeatureNotEnabled</exceptionCode>
 <exceptionMessage>not supported by the local org: Bulk API 1.0</exceptionMessage>
</error>`;

/** Refuses Bulk API 1.0 in its own form: some clients take it for large work unless they are told to use 2.0. */
export async function refuseFirstBulkVersion(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, _body, done) => done(null, undefined));
  app.all("/services/async/*", (_request, reply) =>
    reply.status(400).header("content-type", "application/xml;charset=UTF-8").send(REFUSAL)
  );
}
