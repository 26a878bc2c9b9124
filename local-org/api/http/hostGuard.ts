import type { FastifyReply, FastifyRequest } from "fastify";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests that a page of another site made the browser send: a foreign Host (DNS rebinding) or Origin (cross-site request).
 */
export async function refuseForeignHosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host, origin } = request.headers;
  if (isLocalHost(host) && isOwnOrigin(origin, host)) return;
  await reply.status(403).send([{ message: "The local org answers only to localhost", errorCode: "FORBIDDEN" }]);
}

function isLocalHost(host: string | undefined): host is string {
  return host !== undefined && LOCAL_HOST.test(host);
}

/** Pages of this server, by whichever of its names; another server of this machine is another site, though browsers send it our cookie. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  const [, scheme, from] = /^(https?):\/\/(.*)$/.exec(origin) ?? [];
  return scheme !== undefined && isLocalHost(from) && portOf(from) === portOf(host);
}

function portOf(host: string | undefined): string {
  return /:(\d+)$/.exec(host ?? "")?.[1] ?? "80";
}
