import type { Plugin } from "rollup";
import { ASSETS_URL, moduleUrl, type BuiltBundle } from "../layout.ts";

const PREFIX = "\0bundle:";

/** Leaves the modules of other bundles out and imports what they export from the files that hold it: these are few, the modules many. */
export function otherBundles(bundles: readonly BuiltBundle[]): Plugin {
  const bundleOf = (specifier: string): BuiltBundle | undefined => bundles.find(({ modules }) => specifier in modules);
  return {
    name: "local-org-other-bundles",
    resolveId(specifier) {
      if (specifier.startsWith(`${ASSETS_URL}/`)) return { id: specifier, external: "absolute" };
      return bundleOf(specifier) === undefined ? null : PREFIX + specifier;
    },
    load(id) {
      const specifier = moduleOfBundle(id);
      const bundle = specifier === null ? undefined : bundleOf(specifier);
      return specifier === null || bundle === undefined ? null : reExports(bundle, specifier);
    }
  };
}

function reExports({ url, modules }: BuiltBundle, specifier: string): string {
  const exported = Object.entries(modules[specifier] ?? {});
  const lines = exported.map(
    ([name, { file, name: there }]) => `export { ${there} as ${name} } from "${url}/${file}";`
  );
  return lines.length > 0 ? lines.join("\n") : `import "${moduleUrl(url, specifier)}";`;
}

/** The specifier of a module of another bundle by the id that it has in a build; null for all other ids. */
export function moduleOfBundle(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}

/** Imports modules of a bundle that is not there yet by their address; `addressOf` answers null for all others. */
export function modulesByAddress(addressOf: (specifier: string) => string | null): Plugin {
  return {
    name: "local-org-modules-by-address",
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
