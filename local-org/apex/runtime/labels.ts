import { apexException } from "./exceptions.ts";
import { currentExecution } from "./execution.ts";

/** The text of a custom label: `System.Label.Name`. */
export function label(name: string): string {
  const { project } = currentExecution().platform;
  const component = project.find("CustomLabel", name);
  const value = component?.body["value"];
  if (typeof value !== "string") throw apexException("System.IllegalArgumentException", `Label ${name} does not exist`);
  return value;
}
