import { watch, type FSWatcher } from "chokidar";
import { join } from "node:path";
import { SourceError } from "../errors.ts";
import type { Project } from "../metadata/types.ts";

/** Editors write a file in several steps, and a checkout writes many. */
const QUIET_MILLISECONDS = 150;

/** What only the browser's bundle is made of. */
const COMPONENT_SOURCE = /[\\/](lwc|aura)[\\/]/;

/** Calls `reload` when the project's metadata or Apex changes, and `report` with how it went; a mistake leaves what was there. */
export function watchProject(
  project: Project,
  reload: () => void,
  report: (mistake: SourceError | null) => void
): FSWatcher {
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    try {
      reload();
      report(null);
    } catch (error) {
      report(error instanceof SourceError ? error : new SourceError(project.dir, 1, 1, String(error)));
    }
  };
  const watcher = watch(sourceFolders(project), {
    ignoreInitial: true,
    ignored: (path) => COMPONENT_SOURCE.test(path)
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(run, QUIET_MILLISECONDS);
  });
  return watcher;
}

/** The package directories, by the components in them. */
function sourceFolders(project: Project): string[] {
  const tops = project.components.map(({ path }) => path.split(/[\\/]/)[0] ?? "");
  return [...new Set(tops)].map((top) => join(project.dir, top));
}
