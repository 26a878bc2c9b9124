import { child, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, MetadataNode } from "../metadata/types.ts";
import { readFlow } from "./definition/readFlow.ts";

const WITHOUT_SCREEN: ReadonlySet<string> = new Set(["AutoLaunchedFlow", "Workflow"]);

/**
 * What of an active flow that runs without a screen the local org would refuse or leave out when it runs; null for nothing. Screen flows are another
 * matter.
 */
export function missingInFlow(flow: MetadataComponent): string | null {
  const { body } = flow;
  if (text(body, "status") !== "Active" || !WITHOUT_SCREEN.has(text(body, "processType") ?? "")) return null;
  const missing = [...missingStart(body), ...missingElements(flow)];
  return missing.length === 0 ? null : missing.join("; ");
}

function missingStart(body: MetadataNode): string[] {
  const start = child(body, "start") ?? {};
  const paths = nodes(start, "scheduledPaths").filter((path) => text(path, "pathType") !== "AsyncAfterCommit");
  const scheduled = text(start, "triggerType") === "Scheduled" ? ["it never starts, for it is on a schedule"] : [];
  return [...scheduled, ...paths.map((path) => `the scheduled path ${text(path, "name") ?? ""} is refused`)];
}

function missingElements(flow: MetadataComponent): string[] {
  return [...readFlow(flow).elements.values()].flatMap((element) =>
    element.kind === "plain" && element.missing !== undefined ? [`${element.missing} is refused`] : []
  );
}
