import { NotSupportedError } from "../errors.ts";
import { child, nodes, text } from "../metadata/readers.ts";
import type { MetadataComponent, Project } from "../metadata/types.ts";
import type { Row } from "./row.ts";
import type { Statement, Step } from "./statement.ts";

/** What is done to a record, as flows name it. */
export type RecordChange = "Create" | "Update" | "Delete";

/** An active flow or process that saves of its object start. The local org has no flows, so these saves are refused. */
export interface RecordTriggeredFlow {
  name: string;
  path: string;
  object: string;
  changes: readonly RecordChange[];
}

const CHANGES: Readonly<Record<string, readonly RecordChange[]>> = {
  Create: ["Create"],
  Update: ["Update"],
  CreateAndUpdate: ["Create", "Update"],
  Delete: ["Delete"],
  onCreateOnly: ["Create"],
  onAllChanges: ["Create", "Update"]
};

/**
 * The project's active record-triggered flows, and the processes of Process Builder.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
export function recordTriggeredFlows(project: Project): RecordTriggeredFlow[] {
  return project.ofType("Flow").flatMap((flow) => recordTriggeredFlow(flow) ?? []);
}

/** The flow as saves start it; null for one that they do not. */
export function recordTriggeredFlow(flow: MetadataComponent): RecordTriggeredFlow | null {
  return isActive(flow) ? (recordTriggered(flow) ?? process(flow)) : null;
}

export function isActive(flow: MetadataComponent): boolean {
  return text(flow.body, "status") === "Active";
}

function recordTriggered({ fullName, path, body }: MetadataComponent): RecordTriggeredFlow | null {
  const start = child(body, "start");
  if (start === null || text(start, "triggerType")?.startsWith("Record") !== true) return null;
  return {
    name: fullName,
    path,
    object: text(start, "object") ?? "",
    changes: CHANGES[text(start, "recordTriggerType") ?? "CreateAndUpdate"] ?? []
  };
}

function process({ fullName, path, body }: MetadataComponent): RecordTriggeredFlow | null {
  if (text(body, "processType") !== "Workflow") return null;
  const values = new Map(nodes(body, "processMetadataValues").map((each) => [text(each, "name"), textValue(each)]));
  const changes = CHANGES[values.get("TriggerType") ?? "onAllChanges"] ?? [];
  return { name: fullName, path, object: values.get("ObjectType") ?? "", changes };
}

function textValue(value: MetadataComponent["body"]): string {
  return text(child(value, "value") ?? {}, "stringValue") ?? "";
}

/**
 * Refuses saves that would start a flow.
 * @throws NotSupportedError
 */
export const refuseToStartFlows: Step = (statement, rows) => {
  const flows = (statement.dependencies.flows ?? []).filter(({ object }) => names(object, statement));
  if (flows.length === 0) return;
  const changes = new Set(rows.map((row) => changeOf(statement, row)));
  const started = flows.find((flow) => flow.changes.some((change) => changes.has(change)));
  if (started === undefined) return;
  const advice = "deactivate it (status Draft or Obsolete) to go on without it";
  throw new NotSupportedError(
    `the flow ${started.name}, which this save of ${statement.object.name} starts; ${advice}`,
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
