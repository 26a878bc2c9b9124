import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import type { JsonObject } from "../input.ts";
import { valueJson } from "../records/recordJson.ts";
import type { Channels } from "./channels.ts";

/** What the message has beside the event's own fields, or in another place. */
const NOT_PAYLOAD = new Set(["Id", "ReplayId", "EventUuid"]);

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_cometd.htm */
export function publishPlatformEvent(
  channels: Channels,
  channel: string,
  object: SObjectSchema,
  record: RecordValues
): void {
  const fields = object.fields.filter(({ name }) => name in record && !NOT_PAYLOAD.has(name));
  const payload: JsonObject = Object.fromEntries(
    fields.map(({ name, type }) => [name, valueJson(record[name] ?? null, type)])
  );
  const data = { schema: object.name, payload, event: { EventUuid: record["EventUuid"] ?? null } };
  channels.publish(channel, data, Number(record["ReplayId"] ?? 0));
}
