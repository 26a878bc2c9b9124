import { existsSync } from "node:fs";
import type { Plugin } from "rollup";

const PREFIX = "\0unsupported:";

/** Modules of the platform, whatever they are called. */
const PLATFORM =
  /^(@lwc|lightning|experience|lightningmobileruntime|omnistudio|runtime_\w+|force|forceChatter|forceCommunity)\//;
const SALESFORCE =
  /^@salesforce\/(community|site|webstore|internal|featureFlag|accessCheck|client|user|cdn|loader)(\/|$)/;

/**
 * Stands in for what the platform has and the local org has not: the component that imports it works as far as it does without, and says in the
 * page what is missing where it is used. `tell` is told of each.
 */
export function unsupportedModules(tell: (specifier: string, importer: string) => void): Plugin {
  return {
    name: "local-org-unsupported-modules",
    resolveId(specifier, importer) {
      if (importer === undefined || !(PLATFORM.test(specifier) || SALESFORCE.test(specifier))) return null;
      const file = importer.split("?")[0] ?? importer;
      if (existsSync(file)) tell(specifier, file);
      return { id: PREFIX + specifier, syntheticNamedExports: "exported" };
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const name = JSON.stringify(id.slice(PREFIX.length));
      return `import { unsupportedComponent, unsupportedExports } from "org/unsupported";
export default unsupportedComponent(${name});
export const exported = unsupportedExports(${name});`;
    }
  };
}
