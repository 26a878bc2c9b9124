import type { TriggerRunner } from "../save/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";

/** Told of a platform event when its triggers run: after the commit, or at once, as the event says. */
export type PlatformEventListener = (object: SObjectSchema, record: RecordValues) => void;

/** These triggers, with somebody who is told of each platform event beside them. */
export function tellingOfEvents(triggers: TriggerRunner, tell: PlatformEventListener): TriggerRunner {
  return {
    name: (object, timing, operation) => triggers.name(object, timing, operation),
    handles: (object, timing, operation) =>
      object.kind === "platformEvent" || triggers.handles(object, timing, operation),
    run(transaction, event) {
      const { object, timing, operation, newRecords } = event;
      if (object.kind === "platformEvent") for (const record of newRecords ?? []) tell(object, record);
      return triggers.handles(object, timing, operation) ? triggers.run(transaction, event) : new Map();
    }
  };
}
