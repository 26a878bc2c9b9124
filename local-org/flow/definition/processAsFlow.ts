import { child, nodes, text } from "../../metadata/readers.ts";
import type { MetadataComponent, MetadataNode, MetadataValue } from "../../metadata/types.ts";

const CHANGES: Readonly<Record<string, string>> = { onCreateOnly: "Create", onAllChanges: "CreateAndUpdate" };

/** What a process calls the record that started it, and the same before the save. */
const RECORD = /\bmyVariable_current\b/g;
const PRIOR = /\bmyVariable_old\b/g;

export function isProcess({ body }: MetadataComponent): boolean {
  return text(body, "processType") === "Workflow";
}

/**
 * A process of Process Builder as what it is made of: a flow that saves of its object start. Any other flow as it is.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm, FlowMetadataValue
 */
export function processAsFlow(component: MetadataComponent): MetadataComponent {
  if (!isProcess(component)) return component;
  const values = new Map(nodes(component.body, "processMetadataValues").map((each) => [text(each, "name"), each]));
  const start: MetadataNode = {
    object: textValue(values.get("ObjectType")),
    triggerType: "RecordAfterSave",
    recordTriggerType: CHANGES[textValue(values.get("TriggerType"))] ?? "CreateAndUpdate"
  };
  return { ...component, body: { ...(named(component.body) as MetadataNode), start } };
}

function textValue(value: MetadataNode = {}): string {
  return text(child(value, "value") ?? {}, "stringValue") ?? "";
}

/** The same with the names that flows have for the record and for its earlier state. */
function named(value: MetadataValue): MetadataValue {
  if (typeof value === "string") return value.replace(RECORD, "$$Record").replace(PRIOR, "$$Record__Prior");
  if (Array.isArray(value)) return value.map(named);
  const entries = Object.entries(value).map(([name, member]) => [name, member && named(member)]);
  return Object.fromEntries(entries) as MetadataNode;
}
