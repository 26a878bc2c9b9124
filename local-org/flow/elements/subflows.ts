import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import type { Resource, SubflowElement } from "../definition/types.ts";
import { Interview } from "../interviews/interview.ts";
import { copyOf, FlowOutputs } from "../values/flowValue.ts";
import { readValue } from "../values/valueOf.ts";
import { nameOf, targetOf, yielded } from "./nodes.ts";

/** Another flow within this one. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_subflow.htm */
export function readSubflow(node: MetadataNode): SubflowElement {
  const name = nameOf(node);
  const flowName = text(node, "flowName") ?? "";
  const next = targetOf(node, "connector");
  const inputs = nodes(node, "inputAssignments").map((each) => ({
    name: text(each, "name") ?? "",
    value: readValue(each, "value")
  }));
  const outputs = nodes(node, "outputAssignments").map((each) => ({
    name: text(each, "name") ?? "",
    to: text(each, "assignToReference") ?? ""
  }));
  return {
    kind: "subflow",
    tag: "subflows",
    name,
    begin(interview) {
      const { context } = interview;
      const inner = new Interview(context.flowNamed(flowName), context);
      for (const input of inputs) inner.set(input.name, copyOf(input.value(interview)));
      return inner;
    },
    end(interview, ended) {
      const yieldedValues = [...ended.flow.resources.values()].filter(({ isOutput }) => isOutput);
      interview.set(name, new FlowOutputs(yieldedValues.map((each) => [each.name, ended.value(each.name)])));
      for (const output of outputs) interview.write(output.to, copyOf(ended.value(output.name)));
      return next;
    }
  };
}

/** The outputs of an element that stores them by itself: `Element.output`. */
export function storedOutputs(node: MetadataNode): Resource[] {
  return [yielded(nameOf(node), null)];
}
