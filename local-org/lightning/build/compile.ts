import lwc from "@lwc/rollup-plugin";
import type { RollupLwcOptions } from "@lwc/rollup-plugin";
import replace from "@rollup/plugin-replace";
import { rollup } from "rollup";
import type { OutputChunk, OutputOptions, Plugin, RollupCache } from "rollup";
import type { KeptFiles } from "../../keptFiles.ts";
import { asSourceError } from "./buildError.ts";
import { exportsOf } from "./exports.ts";
import type { ModuleExports } from "./layout.ts";
import { keptModules, type CompiledModule } from "./plugins/keptModules.ts";
import { typeScript } from "./plugins/typeScript.ts";

export interface Compilation {
  /** Module specifier to its source: an absolute path, or what the resolvers know. */
  entries: Record<string, string>;
  rootDir: string;
  modules: NonNullable<RollupLwcOptions["modules"]>;
  /** Asked before the LWC resolver. */
  resolvers: Plugin[];
  output: OutputOptions & { dir: string };
  /** What the shell may do and the platform does not let components do. */
  compiler?: Pick<RollupLwcOptions, "enablePrivateMethods" | "dynamicImports">;
  /** False: keeps what nothing uses, which is quicker. */
  treeshake?: boolean;
  /** What an earlier compilation left, to compile only what changed. */
  cache?: RollupCache;
  /** Modules that earlier starts have compiled. */
  kept?: KeptFiles<CompiledModule>;
}

export interface CompiledBundle {
  modules: ModuleExports;
  chunks: OutputChunk[];
  cache: RollupCache | undefined;
}

/** Compiles modules with the LWC compiler and writes them. Throws the first mistake as a `SourceError`. */
export async function compile(compilation: Compilation): Promise<CompiledBundle> {
  try {
    const build = await rollup({
      input: compilation.entries,
      cache: compilation.cache ?? true,
      preserveEntrySignatures: "exports-only",
      treeshake: compilation.treeshake ?? true,
      plugins: [...compilation.resolvers, typeScript(), ...compilers(compilation)],
      onwarn: () => {}
    });
    const written = await build.write({ format: "es", entryFileNames: "[name].js", ...compilation.output });
    await build.close();
    const chunks = written.output.filter((file) => file.type === "chunk");
    return { modules: exportsOf(chunks), chunks, cache: build.cache };
  } catch (error) {
    throw asSourceError(error);
  }
}

function compilers(compilation: Compilation): Plugin[] {
  return [
    replace({
      preventAssignment: true,
      values: { "import.meta.env.SSR": "false", "process.env.NODE_ENV": JSON.stringify("production") }
    }),
    lwcCompiler(compilation)
  ];
}

function lwcCompiler({ rootDir, modules, compiler, kept }: Compilation): Plugin {
  const options: RollupLwcOptions = {
    defaultModules: [],
    enableDynamicComponents: true,
    enableLwcOn: true,
    ...compiler,
    disableSyntheticShadowSupport: true,
    include: ["**/*.js", "**/*.ts", "**/*.html", "**/*.css"],
    exclude: ["**/@lwc/engine-dom/**"]
  };
  const plugin = lwc({ rootDir, modules, ...options });
  return kept === undefined ? plugin : keptModules(plugin, kept, options);
}
