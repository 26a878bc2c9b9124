import { OrgError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataComponent, Project } from "../../metadata/types.ts";
import { mistake } from "../../schema/sourceLocation.ts";
import type { Schema, SObjectSchema } from "../../schema/types.ts";
import { eventFilter, type EventFilter } from "./eventFilter.ts";

/** The channel of the entities that are selected on the page "Change Data Capture" in Setup. */
export const STANDARD_CHANNEL = "ChangeEvents";

/** An event that a channel carries, beside others. */
export interface ChannelMember {
  /** `ChangeEvents`, or a custom channel's name: `Sales__chn`. */
  channel: string;
  /** The event's API name: `AccountChangeEvent`. */
  event: string;
  /** Fields that come with updates and deletions though they were not changed: those that were chosen and those that the filter looks at. */
  enrichedFields: readonly string[];
  /** Which events go through; null for all. */
  filter: EventFilter | null;
}

/**
 * What the channels of a project carry. A member whose custom event does not exist is a mistake of the project; events of standard objects that the
 * local org does not have never happen.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannelmember.htm
 */
export function channelMembers(project: Project, schema: Schema): ChannelMember[] {
  const members: ChannelMember[] = [];
  for (const component of project.ofType("PlatformEventChannelMember"))
    project.mistakes.attempt(() => members.push(...readMember(project, schema, component)));
  return members;
}

/** What Change Data Capture publishes. */
export interface ChangeEventSelection {
  /** Whether some channel carries the changes of the object. */
  isSelected(object: SObjectSchema): boolean;
  /** The fields that some channel adds to the events of the object. */
  enrichedFields(object: SObjectSchema): readonly string[];
}

/** The objects whose change events some channel carries. */
export function selectChangeEvents(project: Project, schema: Schema): ChangeEventSelection {
  const enriched = new Map<string, Set<string>>();
  for (const member of channelMembers(project, schema)) {
    const entity = schema.object(member.event)?.changesOf;
    if (entity === undefined) continue;
    enriched.set(entity, new Set([...(enriched.get(entity) ?? []), ...member.enrichedFields]));
  }
  return {
    isSelected: ({ name }) => enriched.has(name),
    enrichedFields: ({ name }) => [...(enriched.get(name) ?? [])]
  };
}

/**
 * The custom channels of a project for changes (`data`) or platform events (`event`), by name.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventchannel.htm
 */
export function customChannels(project: Project, type: "data" | "event"): Set<string> {
  const channels = project.ofType("PlatformEventChannel").filter(({ body }) => text(body, "channelType") === type);
  return new Set(channels.map(({ fullName }) => fullName));
}

function readMember(project: Project, schema: Schema, component: MetadataComponent): ChannelMember[] {
  const { body } = component;
  const selected = text(body, "selectedEntity") ?? "";
  const event = schema.object(selected);
  if (event?.kind === "platformEvent") {
    const filter = filterOf(project, component, event);
    const enriched = nodes(body, "enrichedFields").flatMap(
      (field) => event.field(text(field, "name") ?? "")?.name ?? []
    );
    return [
      {
        channel: text(body, "eventChannel") ?? STANDARD_CHANNEL,
        event: event.name,
        enrichedFields: [...enriched, ...(filter?.fields ?? [])],
        filter
      }
    ];
  }
  if (!selected.includes("__")) return [];
  throw mistake(project, component, "selectedEntity", `the event ${selected} does not exist`);
}

function filterOf(project: Project, component: MetadataComponent, event: SObjectSchema): EventFilter | null {
  const expression = text(component.body, "filterExpression");
  if (expression === null) return null;
  try {
    return eventFilter(event, expression);
  } catch (problem) {
    if (!(problem instanceof OrgError)) throw problem;
    throw mistake(project, component, "filterExpression", problem.message);
  }
}
