import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ModuleExports } from "./layout.ts";

const MANIFEST = "modules.json";

/**
 * The modules of a bundle that an earlier start has left in `dir`, whose name holds a key of its sources; else made by `compile`. It
 * appears in one piece, whoever else makes the same at the same time.
 */
export async function cachedBundle(
  dir: string,
  compile: (dir: string) => Promise<ModuleExports>
): Promise<ModuleExports> {
  if (!isCached(dir)) {
    const unfinished = `${dir}.${process.pid}`;
    mkdirSync(dirname(dir), { recursive: true });
    writeFileSync(join(mkdir(unfinished), MANIFEST), JSON.stringify(await compile(unfinished)));
    moveInto(unfinished, dir);
  }
  return JSON.parse(readFileSync(join(dir, MANIFEST), "utf8")) as ModuleExports;
}

/** Whether the bundle is there, whole. */
export function isCached(dir: string): boolean {
  return existsSync(join(dir, MANIFEST));
}

function mkdir(dir: string): string {
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Where another process was first, its bundle is as good as ours. */
function moveInto(unfinished: string, dir: string): void {
  try {
    renameSync(unfinished, dir);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isCached(dir)) throw error;
  }
}
