import { NotSupportedError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { FlowSource, PlainElement } from "../definition/types.ts";
import type { Interview } from "../interviews/interview.ts";
import { copyOf } from "../values/flowValue.ts";
import { readValue } from "../values/valueOf.ts";
import { ASSIGNMENTS } from "./assignmentOperators.ts";
import { nameOf, targetOf } from "./nodes.ts";

/** Sets resources, one after another. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_assignment.htm */
export function readAssignment(node: MetadataNode, flow: FlowSource): PlainElement {
  const name = nameOf(node);
  const items = nodes(node, "assignmentItems").map((item) => readItem(item, name, flow));
  const next = targetOf(node, "connector");
  return {
    kind: "plain",
    tag: "assignments",
    name,
    run(interview) {
      for (const assign of items) assign(interview);
      return next;
    }
  };
}

function readItem(item: MetadataNode, element: string, flow: FlowSource): (interview: Interview) => void {
  const reference = text(item, "assignToReference") ?? "";
  const operator = text(item, "operator") ?? "Assign";
  const value = readValue(item, "value");
  const compute = ASSIGNMENTS[operator];
  if (compute === undefined) throw new NotSupportedError(`the operator ${operator} at ${element}`, flow.name);
  return (interview) => {
    const before = operator === "Assign" || operator === "AssignCount" ? null : interview.read(reference);
    const given = value(interview);
    interview.write(reference, compute(before, copyOf(given)));
  };
}
