import type { Stats } from "node:fs";
import { join } from "node:path";
import { watch, type FSWatcher } from "chokidar";
import type { Project } from "../../metadata/types.ts";

const QUIET_MILLISECONDS = 60;

const COMPONENT_SOURCE = /[\\/]lwc[\\/]/;
const NO_SOURCE = /__tests__|node_modules/;

/** Calls once for each burst of changes of components, those in new folders too. */
export function watchComponents(project: Project, changed: () => void): FSWatcher {
  const watcher = watch(packageFolders(project), { ignoreInitial: true, ignored: isNoSource });
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MILLISECONDS);
  });
  return watcher;
}

/** Folders stay, since components may appear in them. */
function isNoSource(path: string, stats?: Stats): boolean {
  return NO_SOURCE.test(path) || (stats?.isFile() === true && !COMPONENT_SOURCE.test(path));
}

function packageFolders(project: Project): string[] {
  const tops = project.components.map(({ path }) => path.split(/[\\/]/)[0] ?? "");
  return [...new Set(tops)].map((top) => join(project.dir, top));
}
