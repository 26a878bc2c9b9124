import type { Plugin, TransformResult } from "rollup";
import type { KeptFiles } from "../../../keptFiles.ts";

/** A module as the LWC compiler leaves it. */
export interface CompiledModule {
  code: string;
}

/**
 * The LWC compiler, which takes from `kept` what it made of the same text with the same options before. Mistakes are not kept: what has one
 * is compiled, and refused, each time.
 */
export function keptModules(compiler: Plugin, kept: KeptFiles<CompiledModule>, options: object): Plugin {
  const { transform } = compiler;
  if (typeof transform !== "function") throw new Error("The LWC compiler transforms modules by a function");
  const setting = JSON.stringify([compiler.version, options]);
  return {
    ...compiler,
    async transform(source, id): Promise<TransformResult> {
      const key = JSON.stringify([setting, nameOf(id), source]);
      const found = kept.find("module", key);
      if (isWhole(found)) return { code: found.code, map: null };
      const made = await transform.call(this, source, id);
      if (isWhole(made)) kept.keep("module", key, { code: made.code });
      return made;
    }
  };
}

/** What of its address goes into the code of a module: bundle, file and query; not where the project lies. */
function nameOf(id: string): string {
  const [file = "", query = ""] = id.split("?");
  return [...file.split(/[\\/]/).slice(-3), query].join("/");
}

function isWhole(made: unknown): made is CompiledModule {
  return typeof made === "object" && made !== null && "code" in made && typeof made.code === "string";
}
