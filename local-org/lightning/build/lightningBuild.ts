import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FSWatcher } from "chokidar";
import { SourceError } from "../../errors.ts";
import { readProject } from "../../metadata/readProject.ts";
import type { Project } from "../../metadata/types.ts";
import { baseComponents } from "./baseComponents.ts";
import type { BuiltBundle } from "./layout.ts";
import { buildPlatform } from "./platform.ts";
import type { SalesforceNames } from "./plugins/salesforceModules.ts";
import { projectCompiler } from "./projectBundle.ts";
import { watchComponents } from "./watchComponents.ts";

/** What happened to the project's components after a change of their sources. */
export type RebuildEvent = { kind: "rebuilt" } | { kind: "failed"; error: SourceError };

export interface LightningBuild {
  /** Vendor, platform and project, in this order. */
  bundles(): readonly BuiltBundle[];
  /** The mistake that keeps the last change from showing, null where there is none. */
  problem(): SourceError | null;
  /** Compiles again when a component's source changes, and tells; also of what `refresh` finds. */
  watch(listener: (event: RebuildEvent) => void): void;
  /** Takes up what components import of the project's metadata and Apex, after it has changed. */
  refresh(): Promise<void>;
  /** Compiles the components of the project that took the place of the first. Throws their first mistake as a `SourceError`. */
  takeProject(project: Project): Promise<void>;
  close(): Promise<void>;
}

/**
 * Compiles everything that the browser needs: the engine and base components, the shell, and the project's
 * components. What was compiled is kept in `cacheDir`, for all projects. Throws the first mistake in the project's sources as a `SourceError`.
 */
export async function buildLightning(
  project: Project,
  names: SalesforceNames,
  cacheDir: string
): Promise<LightningBuild> {
  const vendor = await baseComponents(cacheDir);
  const platform = await buildPlatform(cacheDir, names, vendor);
  const componentsDir = mkdtempSync(join(tmpdir(), "local-org-components-"));
  const compiler = projectCompiler(componentsDir, names, [platform, vendor], cacheDir);
  let sourceDir = project.dir;
  let current = await compiler.build(project);
  let problem: SourceError | null = null;
  let watcher: FSWatcher | undefined;
  let tell: (event: RebuildEvent) => void = () => {};
  let last: Promise<void> = Promise.resolve();

  const rebuild = async (): Promise<void> => {
    try {
      const built = await compiler.build(readProject(sourceDir));
      const changed = problem !== null || built.digest !== current.digest;
      current = built;
      problem = null;
      if (changed) tell({ kind: "rebuilt" });
    } catch (error) {
      problem = error instanceof SourceError ? error : new SourceError(sourceDir, 1, 1, String(error));
      tell({ kind: "failed", error: problem });
    }
  };

  /** One after the other: they write the same files. */
  const refresh = (): Promise<void> => (last = last.then(rebuild));

  return {
    bundles: () => [vendor, platform, current],
    problem: () => problem,
    watch(listener) {
      tell = listener;
      watcher = watchComponents(project, () => void refresh());
    },
    refresh,
    async takeProject(next) {
      sourceDir = next.dir;
      current = await compiler.build(next);
      problem = null;
    },
    async close() {
      await watcher?.close();
      await last;
      rmSync(componentsDir, { recursive: true, force: true });
    }
  };
}
