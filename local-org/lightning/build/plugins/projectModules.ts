import type { Plugin } from "rollup";

const QUERY = "?specifier=";

/** Finds the project's own components; the query tells the LWC compiler a component's name, which its path does not. */
export function projectModules(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: "local-org-project-modules",
    resolveId(specifier) {
      const path = entries[specifier];
      return path === undefined ? null : `${path}${QUERY}${specifier}`;
    }
  };
}

/** The component's specifier in the id that `projectModules` gave to its module. */
export function specifierOf(id: string): string {
  return id.split(QUERY)[1] ?? "";
}
