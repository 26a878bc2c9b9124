import type { FastifyReply, FastifyRequest } from "fastify";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests that a page of another site made the browser send: a foreign Host (DNS rebinding) or Origin (cross-site request).
 */
export async function refuseForeignHosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (isLocalHost(request.headers.host) && isLocalOrigin(request.headers.origin)) return;
  await reply.status(403).send([{ message: "The local org answers only to localhost", errorCode: "FORBIDDEN" }]);
}

function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && LOCAL_HOST.test(host);
}

function isLocalOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  const [, scheme, host] = /^(https?):\/\/(.*)$/.exec(origin) ?? [];
  return scheme !== undefined && isLocalHost(host);
}
