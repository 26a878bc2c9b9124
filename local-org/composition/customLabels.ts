import { text } from "../metadata/readers.ts";
import type { Project } from "../metadata/types.ts";

/** The text of a custom label, null where the project has none of this name. */
export function labelText(project: Project, name: string): string | null {
  const component = project.find("CustomLabel", name);
  return component === undefined ? null : text(component.body, "value");
}
