import type { FastifyInstance } from "fastify";
import { httpStatus, toOrgError } from "../api/errors.ts";
import { requireSession } from "../api/http/authentication.ts";
import type { Sessions } from "../api/sessions.ts";
import { installedCache } from "../keptFiles.ts";
import type { LocalOrg } from "../org.ts";
import { buildLightning, type LightningBuild } from "./build/lightningBuild.ts";
import { projectNames } from "./build/projectNames.ts";
import { assetRoutes } from "./routes/assets.ts";
import { contextRoute } from "./routes/context.ts";
import { eventRoute } from "./routes/events.ts";
import { notificationRoutes } from "./routes/notifications.ts";
import { outboxRoutes } from "./routes/outbox.ts";
import { pageRoutes } from "./routes/page.ts";
import { recordPageRoute } from "./routes/recordPage.ts";
import { recordRoutes } from "./routes/records.ts";
import { shellPageRoutes } from "./routes/shellPages.ts";

export interface LightningOptions {
  /** Where compiled bundles are kept between starts; the installation's cache where not given. */
  cacheDir?: string;
  /** Compile again when a component's source changes, and reload the pages that are open. */
  watch?: boolean;
}

/**
 * Compiles the project's Lightning web components and mounts the shell: its pages, their assets and `/local/shell/*`.
 * Throws the first mistake in the components as a `SourceError`.
 */
export async function registerLightning(
  app: FastifyInstance,
  org: LocalOrg,
  sessions: Sessions,
  options: LightningOptions = {}
): Promise<LightningBuild> {
  const build = await buildLightning(org.project, projectNames(org), options.cacheDir ?? installedCache());
  await app.register(assetRoutes(org, build));
  await app.register(pageRoutes(org));
  await app.register(contextRoute(org, sessions, build));
  await app.register(eventRoute(org, build, options.watch ?? false));
  await app.register(async (authenticated) => {
    authenticated.setErrorHandler((error, _request, reply) => {
      const { statusCode, message } = toOrgError(error);
      return reply.status(httpStatus(statusCode)).send([{ errorCode: statusCode, message }]);
    });
    authenticated.addHook("onRequest", requireSession(org, sessions));
    await authenticated.register(shellPageRoutes(org));
    await authenticated.register(recordPageRoute(org));
    await authenticated.register(recordRoutes(org));
    await authenticated.register(outboxRoutes(org));
    await authenticated.register(notificationRoutes(org));
  });
  app.addHook("onClose", () => build.close());
  return build;
}
