import type { FlowEnd } from "../../../flow/types.ts";
import { actingAs } from "../../runtime/dml.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { apexTypeOf, apexValueOf, flowValueOf } from "../../runtime/flowValues.ts";
import { accessMode } from "../../runtime/queries.ts";
import { ApexMap, raise, type ApexValue } from "../../runtime/values/index.ts";

/**
 * Runs a flow once for each set of inputs, together.
 * Throws a `System.TypeException` where there is no such flow, a `System.FlowException` where it is not active.
 */
export function startFlow(name: string, inputs: readonly ApexMap[]): FlowEnd[] {
  const { platform, transaction, user } = currentExecution();
  const active = platform.flows.find(name, user);
  if (active === null) raise("System.FlowException", `The flow ${requireFlow(name)} has no active version.`);
  const starts = inputs.map((each) => ({ name: active, user, access: accessMode(null), inputs: flowInputs(each) }));
  return platform.flows.start(actingAs(transaction), starts);
}

/** The name of a flow of the project as its file has it. Throws a `System.TypeException` where there is none. */
export function requireFlow(name: string): string {
  const found = currentExecution().platform.project.find("Flow", name);
  return found?.fullName ?? raise("System.TypeException", `Invalid type: ${name}`);
}

/** The value of a flow's variable as Apex gets it. */
export function variableOf(end: FlowEnd, name: string): ApexValue {
  return apexValueOf(end.variable(name), apexTypeOf(end.typeOf(name)));
}

/** The variables that are available for output. */
export function flowOutputs(end: FlowEnd | undefined): ApexMap {
  const outputs = new ApexMap("String", "Object");
  if (end !== undefined) for (const name of end.outputs.keys()) outputs.put(name, variableOf(end, name));
  return outputs;
}

function flowInputs(inputs: ApexMap): Map<string, ReturnType<typeof flowValueOf>> {
  return new Map([...inputs.entries()].map(([name, value]) => [String(name), flowValueOf(value)]));
}
