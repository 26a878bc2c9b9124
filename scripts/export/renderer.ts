import { registerHooks } from "node:module";
import type * as Renderer from "../../force-app/main/document/lwc/handoffDocumentRenderer/handoffDocumentRenderer.ts";

const COMPONENT_FILE = /\/force-app\/.*\/lwc\//;
const OWN_FILE_WITHOUT_ENDING = /^\.\/\w+$/;

/** Loads the module that the page renders with. */
export function loadRenderer(): Promise<typeof Renderer> {
  resolveLikeLightning();
  return import("../../force-app/main/document/lwc/handoffDocumentRenderer/handoffDocumentRenderer.ts");
}

/** A component imports its own files without an ending. */
function resolveLikeLightning(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const fromComponent = COMPONENT_FILE.test(context.parentURL ?? "") && OWN_FILE_WITHOUT_ENDING.test(specifier);
      return nextResolve(fromComponent ? `${specifier}.ts` : specifier, context);
    }
  });
}
