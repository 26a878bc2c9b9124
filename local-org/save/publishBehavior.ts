import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";
import type { SObjectSchema } from "../schema/types.ts";

/** Platform events of this object are published at once, whatever becomes of the transaction ("Publish Immediately"). */
export function publishesImmediately(project: Project, event: SObjectSchema): boolean {
  const component = project.find("CustomObject", event.name);
  return component !== undefined && text(component.body, "publishBehavior") === "PublishImmediately";
}
