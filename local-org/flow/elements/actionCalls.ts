import { NotSupportedError } from "../../errors.ts";
import { nodes, text } from "../../metadata/readers.ts";
import type { MetadataNode } from "../../metadata/types.ts";
import { ACTIONS } from "../actions/actions.ts";
import type { BulkElement, FlowSource } from "../definition/types.ts";
import { FlowFault } from "../interviews/fault.ts";
import type { Interview } from "../interviews/interview.ts";
import type { FlowInputs } from "../types.ts";
import { FlowOutputs } from "../values/flowValue.ts";
import { readValue } from "../values/valueOf.ts";
import { nameOf, targetOf } from "./nodes.ts";

/** Calls an action. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_actions.htm */
export function readActionCall(node: MetadataNode, flow: FlowSource): BulkElement {
  const name = nameOf(node);
  const [type, action] = [text(node, "actionType") ?? "", text(node, "actionName") ?? ""];
  const run = ACTIONS[type];
  if (run === undefined) throw new NotSupportedError(`the action ${type} at ${name}`, `the flow ${flow.name}`);
  const inputsIn = readInputs(node);
  const store = readOutputs(node);
  return {
    kind: "bulk",
    tag: "actionCalls",
    name,
    next: targetOf(node, "connector"),
    faultNext: targetOf(node, "faultConnector"),
    runAll(interviews) {
      const [first] = interviews;
      if (first === undefined) return [];
      const results = run(action, interviews.map(inputsIn), first);
      first.context.forget();
      return interviews.map((interview, at) => {
        const result = results[at] ?? new Map();
        if (result instanceof FlowFault) return result;
        store(interview, result);
        return null;
      });
    }
  };
}

function readInputs(node: MetadataNode): (interview: Interview) => FlowInputs {
  const parameters = nodes(node, "inputParameters").map((each) => ({
    name: text(each, "name") ?? "",
    value: readValue(each, "value")
  }));
  return (interview) => new Map(parameters.map(({ name, value }) => [name, value(interview)]));
}

function readOutputs(node: MetadataNode): (interview: Interview, outputs: FlowInputs) => void {
  const name = nameOf(node);
  const assignments = nodes(node, "outputParameters").map((each) => ({
    name: text(each, "name") ?? "",
    to: text(each, "assignToReference") ?? ""
  }));
  return (interview, outputs) => {
    const kept = new FlowOutputs(outputs);
    interview.set(name, kept);
    for (const each of assignments) interview.write(each.to, kept.get(each.name));
  };
}
