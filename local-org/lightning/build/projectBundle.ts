import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import type { ModuleInfo, OutputChunk, RollupCache } from "rollup";
import { SourceError } from "../../errors.ts";
import { KeptFiles } from "../../keptFiles.ts";
import type { Project } from "../../metadata/types.ts";
import { chunksByRoots } from "./chunks.ts";
import { compile } from "./compile.ts";
import { ASSETS_URL, type BuiltBundle } from "./layout.ts";
import type { CompiledModule } from "./plugins/keptModules.ts";
import { otherBundles } from "./plugins/otherBundles.ts";
import { projectModules, specifierOf } from "./plugins/projectModules.ts";
import { salesforceModules, type SalesforceNames } from "./plugins/salesforceModules.ts";
import { unsupportedModules } from "./plugins/unsupportedModules.ts";
import { unresolved } from "./plugins/unresolved.ts";
import { componentEntries, exposedComponents } from "./componentEntries.ts";

export const PROJECT_URL = `${ASSETS_URL}/project`;

export interface ProjectBundle extends BuiltBundle {
  /** Differs where the code does. */
  digest: string;
}

/** Compiles the project's components, again and again as they change. */
export interface ProjectCompiler {
  /** Throws the first mistake as a `SourceError` with a path below the project's folder. */
  build(project: Project): Promise<ProjectBundle>;
}

/**
 * Compiles into `dir`; `bundles` are those whose modules the components may import. Modules are kept in `cacheDir` by their text, so that a
 * start compiles those only that are new.
 */
export function projectCompiler(
  dir: string,
  names: SalesforceNames,
  bundles: readonly BuiltBundle[],
  cacheDir: string
): ProjectCompiler {
  const kept = new KeptFiles<CompiledModule>(join(cacheDir, "modules-1"));
  let cache: RollupCache | undefined;
  return {
    async build(project) {
      const entries = componentEntries(project);
      if (Object.keys(entries).length === 0) return { dir, url: PROJECT_URL, modules: {}, digest: "" };
      const compiled = await belowProject(project.dir, () =>
        compile({
          entries: Object.fromEntries(Object.keys(entries).map((name) => [name, name])),
          rootDir: project.dir,
          modules: [],
          resolvers: [
            projectModules(entries),
            otherBundles(bundles),
            salesforceModules(names),
            unsupportedModules(tellOf(project.dir)),
            unresolved()
          ],
          output: {
            dir,
            chunkFileNames: "chunks/[name]-[hash].js",
            manualChunks: chunksByRoots(isLoadedByItself(exposedComponents(project)))
          },
          kept,
          ...(cache === undefined ? {} : { cache })
        })
      );
      cache = compiled.cache;
      return { dir, url: PROJECT_URL, modules: compiled.modules, digest: digestOf(compiled.chunks) };
    }
  };
}

/** Pages load the components that are exposed to them; all others come with those that import them. */
function isLoadedByItself(exposed: ReadonlySet<string>): (entry: ModuleInfo) => boolean {
  return ({ id, importers }) => importers.length === 0 || exposed.has(specifierOf(id));
}

/** Once for each module: a project may use it in many places. */
function tellOf(dir: string): (specifier: string, importer: string) => void {
  const told = new Set<string>();
  return (specifier, importer) => {
    if (told.has(specifier)) return;
    told.add(specifier);
    console.warn(`not supported by the local org: ${specifier} (${relative(dir, importer)})`);
  };
}

function digestOf(chunks: readonly OutputChunk[]): string {
  const hash = createHash("sha256");
  for (const { fileName, code } of chunks) hash.update(fileName).update(code);
  return hash.digest("hex");
}

async function belowProject<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(relative(dir, error.file), error.line, error.column, error.message);
  }
}
