import type { FastifyInstance } from "fastify";
import type { LocalOrg } from "../../org.ts";
import { markRead, notificationsOf } from "../../outbox/notifications.ts";

const LISTED = 50;

/** The user's bell: custom notifications, and what was read of them. */
export function notificationRoutes(org: LocalOrg): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/local/shell/notifications", async ({ orgUser }) => notificationsOf(org.store, orgUser.userId, LISTED));

    app.post("/local/shell/notifications/read", async ({ orgUser }, reply) => {
      markRead(org.store, orgUser.userId, "all");
      return reply.status(204).send();
    });

    app.post<{ Params: { id: string } }>("/local/shell/notifications/:id/read", async ({ orgUser, params }, reply) => {
      markRead(org.store, orgUser.userId, Number(params.id));
      return reply.status(204).send();
    });
  };
}
