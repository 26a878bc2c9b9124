import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { LightningBuild, RebuildEvent } from "../build/lightningBuild.ts";

/** `/local/shell/events`: tells open pages that components were compiled anew, or what keeps them from it. */
export function eventRoute(build: LightningBuild, watch: boolean): (app: FastifyInstance) => Promise<void> {
  const pages = new Set<ServerResponse>();
  const tell = (event: RebuildEvent): void => {
    const message = event.kind === "rebuilt" ? { kind: "reload" } : { kind: "problem", text: event.error.describe() };
    for (const page of pages) page.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  return async (app) => {
    if (watch) build.watch(tell);
    app.get("/local/shell/events", (request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      reply.raw.write(":\n\n");
      pages.add(reply.raw);
      request.raw.on("close", () => pages.delete(reply.raw));
    });
    app.addHook("preClose", async () => pages.forEach((page) => page.end()));
  };
}
