import { nodes } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { nameOf } from "./nodes.ts";

/** Elements that the local org lacks, as messages name them. */
export const MISSING: Readonly<Record<string, string>> = {
  apexPluginCalls: "an Apex plug-in",
  orchestratedStages: "a stage of an orchestration",
  recordRollbacks: "Roll Back Records",
  screens: "a screen",
  steps: "a step",
  waits: "Wait"
};

/** What of a flow is refused when it is reached: `the element Ask (a screen) is refused`. */
export function missingElements(body: MetadataNode): string[] {
  return Object.entries(MISSING).flatMap(([tag, what]) =>
    nodes(body, tag).map((node) => `the element ${nameOf(node)} (${what}) is refused`)
  );
}
