import type { LocalOrg } from "../../org.ts";
import type { Project } from "../../metadata/types.ts";
import {
  channelMembers,
  customChannels,
  STANDARD_CHANNEL,
  type ChannelMember
} from "../../save/changeDataCapture/channels.ts";
import type { SObjectSchema } from "../../schema/types.ts";
import type { RecordValues } from "../../values.ts";
import { changeEventMessage, headerOf, seesChangesOf } from "./changeEvents.ts";
import type { Channels } from "./channels.ts";
import { publishPlatformEvent } from "./platformEvents.ts";

const MEMBERS = new WeakMap<Project, ChannelMember[]>();

/** Tells the channels of an event: its own, and those of which it is a member and whose filters it passes. */
export function publishEvent(
  org: LocalOrg,
  channels: Channels,
  event: SObjectSchema,
  record: RecordValues,
  enrichment: RecordValues
): void {
  if (event.changesOf === undefined) {
    publishPlatformEvent(channels, `/event/${event.name}`, event, record);
    for (const { channel } of membersFor(org, event, record))
      publishPlatformEvent(channels, `/event/${channel}`, event, record);
    return;
  }
  publishChangeEvent(org, channels, `/data/${event.name}`, event, record);
  for (const { channel, enrichedFields } of membersFor(org, event, { ...enrichment, ...record })) {
    const added = Object.entries(enrichment).filter(([name]) => enrichedFields.includes(name));
    publishChangeEvent(org, channels, `/data/${channel}`, event, { ...Object.fromEntries(added), ...record });
  }
}

function publishChangeEvent(
  org: LocalOrg,
  channels: Channels,
  channel: string,
  event: SObjectSchema,
  record: RecordValues
): void {
  channels.publishFor(channel, Number(record["ReplayId"]), (userId) => changeEventMessage(org, userId, event, record));
}

/**
 * Whether a channel of events or changes is there for a user. Changes of a single object are for those who see all its records; channels of several
 * objects' changes are open to all, who are told what they may see.
 */
export function hasEventChannel(org: LocalOrg, userId: string, channel: string): boolean {
  const [, kind, name = ""] = /^\/(event|data)\/(\w+)$/.exec(channel) ?? [];
  if (kind === undefined) return false;
  if (kind === "data" && name === STANDARD_CHANNEL) return true;
  if (kind === "data" && customChannels(org.project, "data").has(name)) return true;
  if (kind === "event" && customChannels(org.project, "event").has(name)) return readsAllEventsOf(org, userId, name);
  const event = org.schema.object(name);
  if (event?.kind !== "platformEvent" || event.name !== name || (event.changesOf !== undefined) !== (kind === "data"))
    return false;
  const entity = org.schema.object(event.changesOf ?? "");
  if (entity !== undefined) return seesChangesOf(org, userId, entity);
  return org.security.objectAccess(org.security.user(userId), event).read;
}

/** A channel's platform events are told to all its subscribers alike, so that each must be one who may read all of them. */
function readsAllEventsOf({ project, schema, security }: LocalOrg, userId: string, channel: string): boolean {
  const user = security.user(userId);
  return channelMembers(project, schema)
    .filter((member) => member.channel === channel)
    .every(({ event }) => security.objectAccess(user, schema.requireObject(event)).read);
}

function membersFor(org: LocalOrg, event: SObjectSchema, values: RecordValues): ChannelMember[] {
  const members = MEMBERS.get(org.project) ?? channelMembers(org.project, org.schema);
  MEMBERS.set(org.project, members);
  return members.filter(
    (member) => member.event === event.name && (member.filter?.passes(values, headerOf(values)) ?? true)
  );
}
