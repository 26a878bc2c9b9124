import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { OutputChunk, RollupCache } from "rollup";
import { SourceError } from "../../errors.ts";
import { KeptFiles } from "../../keptFiles.ts";
import type { Project } from "../../metadata/types.ts";
import { compile } from "./compile.ts";
import { ASSETS_URL, type BuiltBundle, moduleUrl } from "./layout.ts";
import type { CompiledModule } from "./plugins/keptModules.ts";
import { otherBundles } from "./plugins/otherBundles.ts";
import { projectModules } from "./plugins/projectModules.ts";
import { salesforceModules, type SalesforceNames } from "./plugins/salesforceModules.ts";
import { unsupportedModules } from "./plugins/unsupportedModules.ts";
import { unresolved } from "./plugins/unresolved.ts";
import { componentEntries } from "./componentEntries.ts";
import { placeOfImport } from "./sourcePlace.ts";

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
  const addressOf = (specifier: string): string | null => {
    const bundle = bundles.find(({ modules }) => specifier in modules);
    return bundle === undefined ? null : moduleUrl(bundle.url, specifier);
  };
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
            otherBundles(addressOf),
            salesforceModules(names),
            unsupportedModules(tellOf(project.dir)),
            unresolved()
          ],
          output: { dir, chunkFileNames: "chunks/[name]-[hash].js" },
          kept,
          ...(cache === undefined ? {} : { cache })
        })
      );
      cache = compiled.cache;
      await belowProject(project.dir, async () => checkImportedNames(compiled.chunks, bundles));
      return { dir, url: PROJECT_URL, modules: compiled.modules, digest: digestOf(compiled.chunks) };
    }
  };
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

/** A name that the module does not export would only show in the browser: found here, it has a place. */
function checkImportedNames(chunks: readonly OutputChunk[], bundles: readonly BuiltBundle[]): void {
  const exportsByUrl = new Map(
    bundles.flatMap(({ url, modules }) =>
      Object.entries(modules).map(([name, exported]) => [moduleUrl(url, name), { name, exported }] as const)
    )
  );
  for (const chunk of chunks) {
    for (const [url, imported] of Object.entries(chunk.importedBindings)) {
      const module = exportsByUrl.get(url);
      const missing = imported.find((name) => name !== "*" && module !== undefined && !module.exported.includes(name));
      if (module !== undefined && missing !== undefined) throw missingName(chunk, module.name, missing);
    }
  }
}

function missingName(chunk: OutputChunk, specifier: string, name: string): SourceError {
  const files = chunk.moduleIds.map((id) => id.split("?")[0] ?? id).filter((file) => existsSync(file));
  const named = (file: string): boolean => {
    const source = readFileSync(file, "utf8");
    return source.includes(specifier) && (name === "default" || source.includes(name));
  };
  const file = files.find(named) ?? files[0] ?? "";
  const { line, column } = placeOfImport(readFileSync(file, "utf8"), specifier, name === "default" ? undefined : name);
  return new SourceError(file, line, column, `"${specifier}" of the local org does not export ${name}`);
}

async function belowProject<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(relative(dir, error.file), error.line, error.column, error.message);
  }
}
