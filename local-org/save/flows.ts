import { NotSupportedError } from "../errors.ts";
import type { MetadataNode, Project } from "../metadata/types.ts";

/**
 * Refuses a project with active record-triggered flows: they belong to the order of execution and the local org has none.
 * @throws NotSupportedError
 */
export function refuseRecordTriggeredFlows(project: Project): void {
  for (const flow of project.ofType("Flow")) {
    const [start] = [flow.body["start"]].flat();
    const isNode = typeof start === "object" && start !== undefined;
    const trigger = isNode ? (start as MetadataNode)["triggerType"] : undefined;
    const status = [flow.body["status"]].flat()[0];
    if (status !== "Active" || typeof trigger !== "string" || !trigger.startsWith("Record")) continue;
    throw new NotSupportedError(`the record-triggered flow ${flow.fullName}`, flow.path);
  }
}
