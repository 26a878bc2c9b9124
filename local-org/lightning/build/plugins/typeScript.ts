import { createRequire } from "node:module";
import { stripTypeScriptTypes } from "node:module";
import type { Plugin } from "rollup";
import type TypeScript from "typescript";
import { SourceError } from "../../../errors.ts";
import { positionAt } from "../sourcePlace.ts";

/** Takes the types out of `.ts` modules; decorators stay for the LWC compiler. */
export function typeScript(): Plugin {
  return {
    name: "local-org-typescript",
    transform(source, id) {
      const file = id.split("?")[0] ?? id;
      return file.endsWith(".ts") ? { code: withoutTypes(source, file), map: null } : null;
    }
  };
}

/** Blanking types out keeps every line and column; what that cannot do (enums, mistakes) is left to the TypeScript compiler. */
function withoutTypes(source: string, file: string): string {
  try {
    return stripTypeScriptTypes(source);
  } catch {
    return transpiled(source, file);
  }
}

function transpiled(source: string, file: string): string {
  const typescript = createRequire(import.meta.url)("typescript") as typeof TypeScript;
  const { outputText, diagnostics = [] } = typescript.transpileModule(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: typescript.ScriptTarget.ESNext, module: typescript.ModuleKind.ESNext }
  });
  const [mistake] = diagnostics;
  if (mistake === undefined) return outputText;
  const { line, column } = positionAt(source, mistake.start ?? 0);
  throw new SourceError(file, line, column, typescript.flattenDiagnosticMessageText(mistake.messageText, " "));
}
