import type { FastifyInstance } from "fastify";
import { AsyncLocalStorage } from "node:async_hooks";

const paths = new AsyncLocalStorage<string>();

/** Remembers for each request what it asks for. */
export function rememberPath(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) =>
    paths.run(new URL(request.url, "http://localhost").pathname, done)
  );
}

/** The path of the request that is being answered; empty where none is. */
export function requestedPath(): string {
  return paths.getStore() ?? "";
}
