import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BuiltBundle } from "./layout.ts";
import { PLATFORM_URL, platformEntries } from "./platform.ts";
import { served } from "./plugins/otherBundles.ts";
import { buildVendor, isVendorBuilt } from "./vendor.ts";

/** The engine and the base components, but for the modules that the platform bundle has instead. */
export function baseComponents(cacheDir: string): Promise<BuiltBundle> {
  const replaced = replacedModules();
  return buildVendor(cacheDir, replaced, platformAddress(replaced));
}

/**
 * Compiles the base components in a thread of its own, so that Apex can be compiled at the same time; nothing to do where an earlier start has
 * left them. Whatever goes wrong shows where the bundle is asked for, which tries again.
 */
export async function baseComponentsAhead(cacheDir: string): Promise<void> {
  if (isVendorBuilt(cacheDir, replacedModules())) return;
  const worker = new Worker(new URL("./vendorWorker.ts", import.meta.url), { workerData: { cacheDir } });
  await once(worker, "exit").catch(() => {});
}

function replacedModules(): Set<string> {
  return new Set(Object.keys(platformEntries()));
}

/** Base components ask for navigation under the name that it has on the platform. */
function platformAddress(replaced: ReadonlySet<string>): (specifier: string) => string | null {
  const addressOf = served(PLATFORM_URL, replaced);
  return (specifier) => addressOf(specifier === "force/navigation" ? "lightning/navigation" : specifier);
}
