import type { TriggerRunner } from "../../save/types.ts";
import type { Platform } from "../runtime/execution.ts";
import type { Program } from "../runtime/program/program.ts";
import type { CompiledProject } from "./sources.ts";

/** A project's Apex as it stands ready to run, for those who run parts of it. */
export interface LoadedProject extends TriggerRunner {
  readonly platform: Platform;
  readonly program: Program;
  readonly compiled: CompiledProject;
}
