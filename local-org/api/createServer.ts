import formbody from "@fastify/formbody";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { MetadataHost } from "../deploy/types.ts";
import type { LocalOrg } from "../org.ts";
import { apexRestPlugin } from "./apexRest.ts";
import { refuseFirstBulkVersion } from "./bulk/firstVersion.ts";
import { bulkPlugin } from "./bulk/plugin.ts";
import { createContext } from "./context.ts";
import { dataPlugin } from "./dataPlugin.ts";
import { notFound, toOrgError } from "./errors.ts";
import { requireSession } from "./http/authentication.ts";
import { BODY_LIMIT, bodyError, keepXmlBodies, parseJsonBodies } from "./http/bodies.ts";
import { answerClientError } from "./http/clientErrors.ts";
import { decodeBodies } from "./http/encodedBodies.ts";
import { frontDoorPlugin } from "./http/frontDoor.ts";
import { refuseForeignHosts } from "./http/hostGuard.ts";
import { send } from "./http/reply.ts";
import { rememberPath } from "./http/requestedPath.ts";
import { identityPlugin } from "./identity.ts";
import { localLoginPlugin, localPlugin } from "./local/plugin.ts";
import { metadataPlugin } from "./metadata/plugin.ts";
import { oauthPlugin } from "./oauth/plugin.ts";
import { openSessions } from "./sessionTable.ts";
import type { Sessions } from "./sessions.ts";
import { apexSoapPlugin } from "./soap/apexPlugin.ts";
import { soapPlugin } from "./soap/plugin.ts";
import { streamingPlugin } from "./streaming/plugin.ts";
import { errorReply } from "./route.ts";
import { versionsPlugin } from "./versions.ts";

export interface ServerOptions {
  /** The password of all users. */
  password: string;
  /** Deploys and retrieves; without it the server has no Metadata API. */
  metadata?: MetadataHost;
  /** Mounts what the browser loads; it brings its own checks. */
  mountShell?: (app: FastifyInstance, org: LocalOrg, sessions: Sessions) => Promise<unknown>;
}

/** The API of an org over HTTP, ready to listen. */
export async function createServer(opened: LocalOrg, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    clientErrorHandler: answerClientError,
    routerOptions: { maxParamLength: 2000, caseSensitive: false, ignoreTrailingSlash: true },
    // An instance URL that a client keeps with a slash at its end leads to two in front of the path.
    rewriteUrl: ({ url }) => (url ?? "/").replace(/^\/{2,}/, "/")
  });
  const sessions = openSessions(opened, options.password);
  const context = createContext(opened);
  const { org } = context;
  app.decorateRequest("orgUser");
  app.decorateRequest("sessionToken", "");
  app.addHook("onRequest", refuseForeignHosts);
  rememberPath(app);
  decodeBodies(app);
  app.setErrorHandler<FastifyError>((error, _request, reply) =>
    send(reply, errorReply([bodyError(error) ?? toOrgError(error)]))
  );
  app.setNotFoundHandler((_request, reply) => send(reply, errorReply([notFound()])));
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  parseJsonBodies(app);
  keepXmlBodies(app);

  await app.register(soapPlugin(org, sessions));
  await app.register(apexSoapPlugin(org, sessions));
  if (options.metadata !== undefined) await app.register(metadataPlugin(org, sessions, options.metadata));
  await app.register(oauthPlugin(org, sessions));
  await app.register(streamingPlugin(org, sessions, context.channels));
  await app.register(frontDoorPlugin(sessions));
  await app.register(versionsPlugin);
  await app.register(refuseFirstBulkVersion);
  await app.register(localLoginPlugin(org, sessions));
  await app.register(async (guarded) => {
    guarded.addHook("onRequest", requireSession(org, sessions));
    await guarded.register(identityPlugin(org));
    await guarded.register(localPlugin(org, sessions));
    await guarded.register(apexRestPlugin(org));
    await guarded.register(bulkPlugin(context));
    await guarded.register(dataPlugin(context));
  });
  await options.mountShell?.(app, org, sessions);
  return app;
}
