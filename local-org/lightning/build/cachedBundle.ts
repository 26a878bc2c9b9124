import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";
import type { ModuleExports } from "./layout.ts";

const MANIFEST = "modules.json";

/** Bundles of one kind that stay: those of other branches and of servers that run. */
const MOST_BUNDLES = 8;

/**
 * The modules of a bundle that an earlier start has left in `dir`, whose name holds its kind and a key of its sources
 * (`vendor-0123456789ab`); else made by `compile`. It appears in one piece, whoever else makes the same at the same time.
 */
export async function cachedBundle(
  dir: string,
  compile: (dir: string) => Promise<ModuleExports>
): Promise<ModuleExports> {
  const known = modulesIn(dir);
  if (known !== null) return known;
  const unfinished = `${dir}.${process.pid}-${threadId}`;
  mkdirSync(unfinished, { recursive: true });
  const modules = await compile(unfinished);
  writeFileSync(join(unfinished, MANIFEST), JSON.stringify(modules));
  moveInto(unfinished, dir);
  removeOldest(dir);
  return modules;
}

/** Whether the bundle is there, whole. */
export function isCached(dir: string): boolean {
  return modulesIn(dir) !== null;
}

/** Null where there is no bundle, or a damaged one. */
function modulesIn(dir: string): ModuleExports | null {
  try {
    return JSON.parse(readFileSync(join(dir, MANIFEST), "utf8")) as ModuleExports;
  } catch {
    return null;
  }
}

/** Where another process was first, its bundle is as good as ours. */
function moveInto(unfinished: string, dir: string): void {
  if (!isCached(dir)) rmSync(dir, { recursive: true, force: true });
  try {
    renameSync(unfinished, dir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isCached(dir)) throw error;
  }
}

/** Takes the oldest bundles of the same kind away, and what processes left unfinished that were killed meanwhile. */
function removeOldest(dir: string): void {
  const folder = dirname(dir);
  const kind = basename(dir).split("-")[0] ?? "";
  const bundles = readdirSync(folder)
    .filter((name) => name.startsWith(`${kind}-`))
    .map((name) => join(folder, name))
    .map((path) => ({ path, made: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of bundles.slice(MOST_BUNDLES)) rmSync(path, { recursive: true, force: true });
}
