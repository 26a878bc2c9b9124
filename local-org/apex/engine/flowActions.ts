import { NotSupportedError } from "../../errors.ts";
import { FlowFault } from "../../flow/interviews/fault.ts";
import type { ApexActions, FlowInputs } from "../../flow/types.ts";
import type { Transaction } from "../../transaction/types.ts";
import type { InvocableMethod } from "../types/catalog.ts";
import { ApexException } from "../runtime/exceptions.ts";
import { currentExecution } from "../runtime/execution.ts";
import { ApexDefined, apexValueOf, flowValueOf } from "../runtime/flowValues.ts";
import { invocableInputs, invocableOutputs } from "../runtime/invocable.ts";
import { ApexObject } from "../runtime/object.ts";
import { ApexList, ApexMap } from "../runtime/values/index.ts";
import type { LoadedProject } from "./loadedProject.ts";
import { executionForTrigger, within } from "./executions.ts";

/** What flows use of a project's Apex. */
export function flowActions(engine: Pick<LoadedProject, "platform" | "program">): ApexActions {
  const inApex = <T>(transaction: Transaction, work: () => T): T =>
    within(executionForTrigger(engine.platform, engine.program, transaction), work);
  return {
    invoke: (transaction, className, inputs) => inApex(transaction, () => invoke(className, inputs)),
    make: (transaction, className) => inApex(transaction, () => make(className))
  };
}

/** What the method wrote is undone where it throws, for the flow may go on along its fault path. */
function invoke(className: string, inputs: readonly FlowInputs[]): FlowInputs[] {
  const { catalog, platform } = currentExecution();
  const method = catalog.invocableMethod(className);
  if (method === null) throw new NotSupportedError(`the action ${className}: no such class has an invocable method`);
  try {
    return platform.store.transaction(() => call(method, inputs));
  } catch (thrown) {
    if (!(thrown instanceof ApexException)) throw thrown;
    throw new FlowFault(`An Apex error occurred: ${thrown.describe()}`);
  }
}

function call(method: InvocableMethod, inputs: readonly FlowInputs[]): FlowInputs[] {
  const given = invocableInputs(
    method.inputType,
    inputs.map((each) => parametersOf(method, each))
  );
  const returned = method.call(given);
  const items = returned instanceof ApexList ? returned.items : [];
  return inputs.map((_, at) => {
    const outputs = invocableOutputs(items[at] ?? null);
    return new Map([...outputs.entries()].map(([name, value]) => [String(name), flowValueOf(value)]));
  });
}

/** The inputs as the variables of the method's class, or its plain parameter, take them. */
function parametersOf({ inputType }: InvocableMethod, inputs: FlowInputs): ApexMap {
  const { catalog } = currentExecution();
  const isClass = inputType !== null && catalog.kindOf(inputType) === "class";
  const typed = [...inputs].map(([name, value]) => {
    const type = isClass ? catalog.variableType(inputType, name) : inputType;
    return [name, apexValueOf(value, type ?? "Object")] as [string, ReturnType<typeof apexValueOf>];
  });
  return new ApexMap("String", "Object", typed);
}

function make(className: string): ApexDefined {
  const made = currentExecution().catalog.make(className, []);
  if (made instanceof ApexObject) return new ApexDefined(made);
  throw new NotSupportedError(`a variable of the type ${className} in a flow`);
}
