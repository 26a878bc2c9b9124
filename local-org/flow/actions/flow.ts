import { Interview } from "../interviews/interview.ts";
import { runInterviews } from "../interviews/run.ts";
import type { Action } from "./actions.ts";

/** Another flow as an action. https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_flow.htm */
export const flowAction: Action = (name, inputs, { context }) => {
  const flow = context.flowNamed(name);
  const interviews = inputs.map((values) => {
    const interview = new Interview(flow, context);
    for (const [input, value] of values) interview.set(input, value);
    return interview;
  });
  return runInterviews(interviews).map(({ interview, fault }) => fault ?? outputsOf(interview));
};

function outputsOf(interview: Interview): Map<string, ReturnType<Interview["value"]>> {
  const outputs = [...interview.flow.resources.values()].filter(({ isOutput }) => isOutput);
  return new Map(outputs.map(({ name }) => [name, interview.value(name)]));
}
