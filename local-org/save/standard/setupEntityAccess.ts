import type { StandardBehaviour } from "./behaviour.ts";

/** What access is given to says of which kind it is. */
export const SETUP_ENTITY_ACCESS: StandardBehaviour = {
  derive({ dependencies }, rows) {
    for (const { record } of rows)
      record["SetupEntityType"] ??= dependencies.schema.objectForId(String(record["SetupEntityId"]))?.name ?? null;
  }
};
