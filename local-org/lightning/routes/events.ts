import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { onDelivery } from "../../outbox/deliveries.ts";
import type { LightningBuild, RebuildEvent } from "../build/lightningBuild.ts";

/** `/local/shell/events`: tells open pages that components were compiled anew, what keeps them from it, and that something was sent. */
export function eventRoute(
  org: LocalOrg,
  build: LightningBuild,
  watch: boolean
): (app: FastifyInstance) => Promise<void> {
  const pages = new Set<ServerResponse>();
  const tell = (message: object): void => {
    for (const page of pages) page.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  const tellOfBuild = (event: RebuildEvent): void =>
    tell(event.kind === "rebuilt" ? { kind: "reload" } : { kind: "problem", text: event.error.describe() });
  return async (app) => {
    if (watch) build.watch(tellOfBuild);
    const stop = onDelivery(org.store, () => tell({ kind: "delivery" }));
    app.addHook("onClose", async () => stop());
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
