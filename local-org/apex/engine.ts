import type { Platform } from "./runtime/execution.ts";
import { ApexProgramEngine } from "./engine/apexEngine.ts";
import type { ApexEngine } from "./types.ts";

/** The Apex of a project over these parts of the org. Call `compile` before anything else. */
export function createApexEngine(platform: Platform): ApexEngine {
  return new ApexProgramEngine(platform);
}
