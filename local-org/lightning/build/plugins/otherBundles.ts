import type { Plugin } from "rollup";
import { moduleUrl } from "../layout.ts";

/** Leaves the modules of other bundles out and imports them by their address; `addressOf` answers null for all others. */
export function otherBundles(addressOf: (specifier: string) => string | null): Plugin {
  return {
    name: "local-org-other-bundles",
    resolveId(specifier) {
      const address = addressOf(specifier);
      return address === null ? null : { id: address, external: "absolute" };
    }
  };
}

/** Addresses of the modules of one bundle. */
export function served(bundleUrl: string, modules: Iterable<string>): (specifier: string) => string | null {
  const known = new Set(modules);
  return (specifier) => (known.has(specifier) ? moduleUrl(bundleUrl, specifier) : null);
}
