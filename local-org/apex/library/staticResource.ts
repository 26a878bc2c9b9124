import { existsSync, readFileSync } from "node:fs";
import { currentExecution } from "../runtime/execution.ts";
import { raise } from "../runtime/values/index.ts";

/** The content of one of the project's static resources. Throws `System.IllegalArgumentException` where there is none. */
export function staticResource(name: string): Buffer {
  const { project } = currentExecution().platform;
  const component = project.find("StaticResource", name);
  const path = component === undefined ? "" : project.sourcePath(component);
  if (component === undefined || !existsSync(path)) {
    raise("System.IllegalArgumentException", `Static Resource not found: ${name}`);
  }
  return readFileSync(path);
}
