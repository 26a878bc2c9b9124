import type { Plugin } from "rollup";

/** Finds the project's own components; the query tells the LWC compiler a component's name, which its path does not. */
export function projectModules(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: "local-org-project-modules",
    resolveId(specifier) {
      const path = entries[specifier];
      return path === undefined ? null : `${path}?specifier=${specifier}`;
    }
  };
}
