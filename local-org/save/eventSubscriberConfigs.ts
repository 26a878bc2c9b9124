import { number, text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";

/** What a project sets otherwise for one of its triggers of events. */
export interface EventSubscriberConfig {
  /** Events that the trigger is given at once; null for as many as there may be. */
  batchSize: number | null;
  /** As whom the trigger runs; null for the Automated Process. */
  username: string | null;
}

/**
 * The settings of the project's triggers of events, by the trigger's name in lower case.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformeventsubscriberconfig.htm
 */
export function eventSubscriberConfigs(project: Project): Map<string, EventSubscriberConfig> {
  const configs = project.ofType("PlatformEventSubscriberConfig").map(({ body }) => {
    const trigger = (text(body, "platformEventConsumer") ?? "").toLowerCase();
    return [trigger, { batchSize: number(body, "batchSize"), username: text(body, "user") }] as const;
  });
  return new Map(configs);
}
