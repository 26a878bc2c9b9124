import type { SObjectSchema } from "../schema/types.ts";
import type { RecordValues } from "../values.ts";
import type { SaveDependencies } from "./dependencies.ts";

const SUBSCRIBER = "EventBusSubscriber";

/**
 * What the org knows of a trigger that is subscribed to an event; undefined where it is not on record.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm
 */
export function notesOf(
  { schema, store }: SaveDependencies,
  event: SObjectSchema,
  trigger: string
): RecordValues | undefined {
  const object = schema.object(SUBSCRIBER);
  const subscribers = object === undefined ? [] : store.readWhere(object, "Topic", [event.name]);
  return subscribers.find(({ Name }) => Name === trigger);
}

/** Notes how a trigger fared with a batch of events. */
export function noteDelivery(
  dependencies: SaveDependencies,
  event: SObjectSchema,
  trigger: string,
  values: RecordValues
): void {
  const subscriber = notesOf(dependencies, event, trigger);
  if (subscriber === undefined) return;
  dependencies.store.update(dependencies.schema.requireObject(SUBSCRIBER), { ...values, Id: subscriber["Id"] ?? null });
}
