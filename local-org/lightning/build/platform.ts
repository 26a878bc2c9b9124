import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cachedBundle } from "./cachedBundle.ts";
import { compile } from "./compile.ts";
import { ASSETS_URL, type BuiltBundle } from "./layout.ts";
import { BASE_COMPONENTS_DIR, BROWSER_MODULES_DIR } from "./locations.ts";
import { otherBundles } from "./plugins/otherBundles.ts";
import { salesforceModules, type SalesforceNames } from "./plugins/salesforceModules.ts";

export const PLATFORM_URL = `${ASSETS_URL}/platform`;

const DATA_DIR = join(BROWSER_MODULES_DIR, "..", "data");

/** Modules that the page, and the code made for `@salesforce/*` imports, ask for by name. */
const DATA_ENTRIES = {
  "org/apex": join(DATA_DIR, "apex.ts"),
  "org/start": join(DATA_DIR, "start.ts"),
  "org/unsupported": join(DATA_DIR, "unsupported.ts")
};

/** The shell and what the base components lack of the platform: specifier to source. */
export function platformEntries(): Record<string, string> {
  const dir = join(BROWSER_MODULES_DIR, "lightning");
  const modules = readdirSync(dir).map((name) => [`lightning/${name}`, join(dir, name, `${name}.ts`)]);
  return { ...DATA_ENTRIES, ...Object.fromEntries(modules) };
}

/** Compiles the shell and the platform's modules; where none of their sources changed, takes what an earlier start left. */
export async function buildPlatform(
  cacheDir: string,
  names: SalesforceNames,
  vendor: BuiltBundle
): Promise<BuiltBundle> {
  const dir = join(cacheDir, `platform-${sourcesKey(vendor.url)}`);
  const modules = await cachedBundle(dir, async (target) => {
    const compiled = await compile({
      entries: platformEntries(),
      treeshake: false,
      rootDir: BROWSER_MODULES_DIR,
      compiler: { enablePrivateMethods: true, dynamicImports: { strictSpecifier: false } },
      modules: [
        { dir: BROWSER_MODULES_DIR },
        { dir: join(BASE_COMPONENTS_DIR, "src") },
        { npm: "lightning-base-components" }
      ],
      resolvers: [otherBundles([vendor]), salesforceModules(names)],
      output: {
        dir: target,
        chunkFileNames: "chunks/[name]-[hash].js",
        manualChunks: () => "platform",
        minifyInternalExports: false
      }
    });
    return compiled.modules;
  });
  return { dir, url: PLATFORM_URL, modules };
}

function sourcesKey(vendor: string): string {
  const hash = createHash("sha256").update(vendor);
  for (const dir of [join(BROWSER_MODULES_DIR, ".."), import.meta.dirname]) {
    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { parentPath, name } of files.sort((a, b) =>
      join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1
    )) {
      hash.update(name).update(readFileSync(join(parentPath, name)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
