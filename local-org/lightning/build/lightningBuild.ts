import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watch, type FSWatcher } from "chokidar";
import { SourceError } from "../../errors.ts";
import type { Project } from "../../metadata/types.ts";
import { baseComponents } from "./baseComponents.ts";
import type { BuiltBundle } from "./layout.ts";
import { buildPlatform } from "./platform.ts";
import { served } from "./plugins/otherBundles.ts";
import type { SalesforceNames } from "./plugins/salesforceModules.ts";
import { projectCompiler } from "./projectBundle.ts";

/** What happened to the project's components after a change of their sources. */
export type RebuildEvent = { kind: "rebuilt" } | { kind: "failed"; error: SourceError };

export interface LightningBuild {
  /** Vendor, platform and project, in this order. */
  bundles(): readonly BuiltBundle[];
  /** The mistake that keeps the last change from showing, null where there is none. */
  problem(): SourceError | null;
  /** Compiles again when a component's source changes, and tells. */
  watch(listener: (event: RebuildEvent) => void): void;
  /** Compiles the components of the project that took the place of the first. Throws their first mistake as a `SourceError`. */
  takeProject(project: Project): Promise<void>;
  close(): Promise<void>;
}

const QUIET_MILLISECONDS = 60;

/**
 * Compiles everything that the browser needs: the engine and base components (kept in `cacheDir` between starts), the shell, and the
 * project's components. Throws the first mistake in the project's sources as a `SourceError`.
 */
export async function buildLightning(
  project: Project,
  names: SalesforceNames,
  cacheDir: string
): Promise<LightningBuild> {
  const vendor = await baseComponents(cacheDir);
  const platform = await buildPlatform(cacheDir, names, served(vendor.url, Object.keys(vendor.modules)));
  const componentsDir = mkdtempSync(join(tmpdir(), "local-org-components-"));
  let compiler = projectCompiler(project, componentsDir, names, [platform, vendor]);
  let current = await compiler.build();
  let problem: SourceError | null = null;
  let watcher: FSWatcher | undefined;

  const rebuild = async (listener: (event: RebuildEvent) => void): Promise<void> => {
    try {
      current = await compiler.build();
      problem = null;
      listener({ kind: "rebuilt" });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      problem = error;
      listener({ kind: "failed", error });
    }
  };

  return {
    bundles: () => [vendor, platform, current],
    problem: () => problem,
    watch(listener) {
      watcher = watchSources(project, () => void rebuild(listener));
    },
    async takeProject(next) {
      compiler = projectCompiler(next, componentsDir, names, [platform, vendor]);
      current = await compiler.build();
      problem = null;
    },
    async close() {
      await watcher?.close();
      rmSync(componentsDir, { recursive: true, force: true });
    }
  };
}

/** One call for each burst of changes, and none while nothing changes. */
function watchSources(project: Project, changed: () => void): FSWatcher {
  const folders = project.ofType("LightningComponentBundle").map(({ path }) => join(project.dir, path, ".."));
  const watcher = watch([...new Set(folders)], { ignoreInitial: true, ignored: /__tests__|node_modules/ });
  let timer: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MILLISECONDS);
  });
  return watcher;
}
