import type { FastifyInstance } from "fastify";
import type { ApiContext } from "../route.ts";
import { keepCsvBodies } from "../http/bodies.ts";

export function bulkPlugin(_context: ApiContext): (app: FastifyInstance) => Promise<void> {
  return async (app) => keepCsvBodies(app);
}
