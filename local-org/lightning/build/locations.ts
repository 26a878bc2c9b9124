import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Folder of an installed npm package, wherever npm has put it. Throws where it is not installed. */
export function packageDir(name: string, from: NodeJS.Require = require): string {
  const found = (from.resolve.paths(name) ?? [])
    .map((folder) => join(folder, name))
    .find((folder) => existsSync(join(folder, "package.json")));
  if (found === undefined) throw new Error(`npm package ${name} is not installed`);
  return found;
}

/** The engine that belongs to the installed `lwc`, which need not be the one that other tools brought along. */
export function engineEntry(): string {
  const lwc = join(packageDir("lwc"), "package.json");
  return join(packageDir("@lwc/engine-dom", createRequire(lwc)), "dist", "index.js");
}

export const BASE_COMPONENTS_DIR = packageDir("lightning-base-components");
export const DESIGN_SYSTEM_DIR = packageDir("@salesforce-ux/design-system");

/** The shell's own modules: `<namespace>/<name>/<name>.ts`. */
export const BROWSER_MODULES_DIR = join(dirname(import.meta.dirname), "browser", "modules");
