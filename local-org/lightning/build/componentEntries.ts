import { existsSync } from "node:fs";
import { join } from "node:path";
import { flag } from "../../metadata/readers.ts";
import type { Project } from "../../metadata/types.ts";

/** The project's component bundles: module specifier (`c/bookList`) to the file that it starts with. */
export function componentEntries(project: Project): Record<string, string> {
  const entries = project.ofType("LightningComponentBundle").flatMap(({ fullName, path }) => {
    const base = join(project.dir, path, fullName);
    const entry = [".ts", ".js", ".html", ".css"].map((suffix) => base + suffix).find(existsSync);
    return entry === undefined ? [] : [[`c/${fullName}`, entry] as const];
  });
  return Object.fromEntries(entries);
}

/** Specifiers of the components that pages, actions and tabs may name (`isExposed`). */
export function exposedComponents(project: Project): Set<string> {
  const exposed = project.ofType("LightningComponentBundle").filter(({ body }) => flag(body, "isExposed"));
  return new Set(exposed.map(({ fullName }) => `c/${fullName}`));
}
