import { NotSupportedError } from "../errors.ts";
import { child, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";
import type { RecordChange } from "./types.ts";

/** An active process of Process Builder that saves of its object start. The local org runs none, so these saves are refused. */
export interface Process {
  name: string;
  path: string;
  object: string;
  changes: readonly RecordChange[];
}

const CHANGES: Readonly<Record<string, readonly RecordChange[]>> = {
  onCreateOnly: ["Create"],
  onAllChanges: ["Create", "Update"]
};

/**
 * The project's active processes of Process Builder.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
export function activeProcesses(project: Project): Process[] {
  return project.ofType("Flow").flatMap((flow) => activeProcess(flow) ?? []);
}

/** The process as saves start it; null for a flow that is none. */
export function activeProcess({ fullName, path, body }: MetadataComponent): Process | null {
  if (text(body, "status") !== "Active" || text(body, "processType") !== "Workflow") return null;
  const values = new Map(nodes(body, "processMetadataValues").map((each) => [text(each, "name"), textValue(each)]));
  const changes = CHANGES[values.get("TriggerType") ?? "onAllChanges"] ?? [];
  return { name: fullName, path, object: values.get("ObjectType") ?? "", changes };
}

function textValue(value: MetadataComponent["body"]): string {
  return text(child(value, "value") ?? {}, "stringValue") ?? "";
}

/**
 * Refuses saves that would start a process.
 * @throws NotSupportedError
 */
export const refuseToStartProcesses: Step = (statement, rows) => {
  const processes = (statement.dependencies.processes ?? []).filter(({ object }) => names(object, statement));
  if (processes.length === 0) return;
  const changes = new Set(rows.map((row) => changeOf(statement, row)));
  const started = processes.find((process) => process.changes.some((change) => changes.has(change)));
  if (started === undefined) return;
  const advice = "deactivate it (status Draft or Obsolete) to go on without it";
  throw new NotSupportedError(
    `the process ${started.name}, which this save of ${statement.object.name} starts; ${advice}`,
    started.path
  );
};

function names(object: string, statement: Statement): boolean {
  return object.toLowerCase() === statement.object.name.toLowerCase();
}

function changeOf({ operation }: Statement, row: Row): RecordChange | null {
  if (operation === "undelete") return null;
  if (operation === "delete") return "Delete";
  return row.old === null ? "Create" : "Update";
}
