import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { cachedBundle, isCached } from "./cachedBundle.ts";
import { compile } from "./compile.ts";
import { ASSETS_URL, type BuiltBundle, type ModuleExports } from "./layout.ts";
import { BASE_COMPONENTS_DIR, engineEntry } from "./locations.ts";
import { modulesByAddress } from "./plugins/otherBundles.ts";
import { salesforceModules, type SalesforceNames } from "./plugins/salesforceModules.ts";

const SOURCES = join(BASE_COMPONENTS_DIR, "src", "lightning");

/** These import what the package does not carry. */
const INCOMPLETE = new Set(["barcodeScanner", "primitiveFigure"]);

/** Every icon once more in mirrored form, and all kinds in one: most of the compilation, for languages that the local org has not. */
const SPARED = /^iconSvgTemplates(\w+Rtl|Rtl)?$/;

const NO_PROJECT: SalesforceNames = {
  label: () => undefined,
  hasApexMethod: () => false,
  schemaReference: () => undefined,
  hasCustomPermission: () => false,
  resourceUrl: () => undefined,
  contentAssetUrl: () => undefined,
  hasMessageChannel: () => false
};

/** Modules of the base components that the platform bundle does not replace, with the LWC engine. */
function vendorEntries(replaced: ReadonlySet<string>): Record<string, string> {
  const names = readdirSync(SOURCES).filter(
    (name) => existsSync(join(SOURCES, name, `${name}.js`)) && !isLeftOut(name) && !replaced.has(`lightning/${name}`)
  );
  const components = names.map((name) => [`lightning/${name}`, join(SOURCES, name, `${name}.js`)]);
  return { lwc: engineEntry(), ...Object.fromEntries(components) };
}

function isLeftOut(name: string): boolean {
  return INCOMPLETE.has(name) || SPARED.test(name);
}

/** Icons for right-to-left languages are those for left-to-right ones. */
function mirroredIcons(): Plugin {
  return {
    name: "local-org-mirrored-icons",
    resolveId(specifier) {
      const kind = /^lightning\/(iconSvgTemplates\w+)Rtl$/.exec(specifier)?.[1];
      return kind === undefined ? null : join(SOURCES, kind, `${kind}.js`);
    }
  };
}

/**
 * Compiles the LWC engine and Salesforce's base components once for each set of versions; later calls take them from `cacheDir`.
 * `platformAddress` answers for the modules that the platform bundle has instead.
 */
export async function buildVendor(
  cacheDir: string,
  replaced: ReadonlySet<string>,
  platformAddress: (specifier: string) => string | null
): Promise<BuiltBundle> {
  const name = vendorName(replaced);
  const dir = join(cacheDir, name);
  const url = `${ASSETS_URL}/${name}`;
  const modules = await cachedBundle(dir, (target) => compileVendor(target, replaced, platformAddress));
  return { dir, url, modules };
}

/** Whether an earlier start has left the bundle. */
export function isVendorBuilt(cacheDir: string, replaced: ReadonlySet<string>): boolean {
  return isCached(join(cacheDir, vendorName(replaced)));
}

async function compileVendor(
  dir: string,
  replaced: ReadonlySet<string>,
  platformAddress: (specifier: string) => string | null
): Promise<ModuleExports> {
  const { modules } = await compile({
    entries: vendorEntries(replaced),
    treeshake: false,
    rootDir: join(BASE_COMPONENTS_DIR, "src"),
    modules: [
      { name: "lwc", path: engineEntry() },
      { dir: join(BASE_COMPONENTS_DIR, "src") },
      { npm: "lightning-base-components" }
    ],
    resolvers: [modulesByAddress(platformAddress), mirroredIcons(), salesforceModules(NO_PROJECT)],
    output: { dir, chunkFileNames: "chunks/[name]-[hash].js", manualChunks: chunkOf, minifyInternalExports: false }
  });
  return modules;
}

/** Icons come in when a page shows one of their kind; all else is one file, which a browser loads faster than hundreds. */
function chunkOf(id: string): string | undefined {
  const icons = /iconSvgTemplates([A-Z]\w+)/.exec(id);
  if (icons !== null) return `icons${icons[1]}`;
  return id.includes("engine-dom") ? "engine" : "base";
}

function vendorName(replaced: ReadonlySet<string>): string {
  const hash = createHash("sha256");
  for (const dir of [BASE_COMPONENTS_DIR, join(engineEntry(), "..", "..")]) {
    hash.update(readFileSync(join(dir, "package.json")));
  }
  for (const source of ["vendor.ts", "compile.ts", "plugins/salesforceModules.ts"]) {
    hash.update(readFileSync(join(import.meta.dirname, source)));
  }
  const key = hash.update([...replaced].sort().join()).digest("hex");
  return `vendor-${key.slice(0, 12)}`;
}
