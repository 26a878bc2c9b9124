import { NotSupportedError } from "../errors.ts";
import { text } from "../metadata/readers.ts";
import type { MetadataComponent } from "../metadata/types.ts";
import type { FlowEvent, FlowTiming, TriggerErrors } from "../save/types.ts";
import type { SObjectSchema } from "../schema/types.ts";
import { SYSTEM_MODE, type AccessMode, type UserContext } from "../security/types.ts";
import type { Transaction } from "../transaction/types.ts";
import { processAsFlow } from "./definition/processAsFlow.ts";
import { readFlow } from "./definition/readFlow.ts";
import type { FlowDefinition } from "./definition/types.ts";
import { FlowContext } from "./interviews/context.ts";
import { FlowFault } from "./interviews/fault.ts";
import { Interview } from "./interviews/interview.ts";
import { runInterviews, type InterviewEnd } from "./interviews/run.ts";
import { startRecordFlows, type RecordFlow } from "./triggers/recordFlows.ts";
import { readRecordTrigger } from "./triggers/recordTrigger.ts";
import type { ApexActions, FlowEnd, FlowInputs, FlowOrg, Flows, FlowStart } from "./types.ts";

/** Flows without an order of their own stand between those up to 1,000 and those above. */
const WITHOUT_ORDER = 1000.5;

/** The flows of an org's project; each is read when it is first needed. */
export function createFlows(org: FlowOrg): Flows {
  return new ProjectFlows(org);
}

class ProjectFlows implements Flows {
  readonly #org: FlowOrg;
  readonly #definitions = new Map<string, FlowDefinition>();
  #recordFlows: ReadonlyMap<string, RecordFlow[]> | null = null;
  #actions: ApexActions = NO_ACTIONS;

  constructor(org: FlowOrg) {
    this.#org = org;
  }

  useActions(actions: ApexActions): void {
    this.#actions = actions;
  }

  handles(object: SObjectSchema, timing: FlowTiming): boolean {
    return this.#startedBy(object, timing).length > 0;
  }

  run(transaction: Transaction, event: FlowEvent): TriggerErrors {
    const flows = this.#startedBy(event.object, event.timing);
    const isBeforeSave = event.timing === "RecordBeforeSave";
    return startRecordFlows(flows, transaction, event, () => this.#context(transaction, SYSTEM_MODE, isBeforeSave));
  }

  find(name: string, user: UserContext): string | null {
    return this.#startable(name, user)?.fullName ?? null;
  }

  start(transaction: Transaction, starts: readonly FlowStart[]): FlowEnd[] {
    const interviews = starts.map((start) => this.#interview(transaction, start));
    const refused = interviews.map((interview, at) => refusedInput(interview, starts[at]?.inputs));
    const ends = runInterviews(interviews.filter((_, at) => refused[at] === null));
    return interviews.map((interview, at) => {
      const end = ends.find((each) => each.interview === interview);
      return endOf(end ?? { interview, fault: refused[at] ?? null });
    });
  }

  #interview(transaction: Transaction, { name, access, inputs }: FlowStart): Interview {
    const interview = new Interview(this.#named(name, transaction.user), this.#context(transaction, access, false));
    for (const [input, value] of inputs) if (isVariable(interview, input)) interview.set(input, value);
    return interview;
  }

  #context(transaction: Transaction, access: AccessMode, isBeforeSave: boolean): FlowContext {
    const named = (name: string): FlowDefinition => this.#named(name, transaction.user);
    return new FlowContext(this.#org, transaction, access, this.#actions, named, isBeforeSave);
  }

  #startedBy(object: SObjectSchema, timing: FlowTiming): readonly RecordFlow[] {
    this.#recordFlows ??= this.#readRecordFlows();
    return this.#recordFlows.get(keyOf(object.name, timing)) ?? [];
  }

  #readRecordFlows(): Map<string, RecordFlow[]> {
    const flows = new Map<string, RecordFlow[]>();
    for (const component of this.#org.project.ofType("Flow").filter(isActive).map(processAsFlow)) {
      const trigger = readRecordTrigger(component);
      if (trigger === null) continue;
      const key = keyOf(trigger.object, trigger.timing);
      const known = flows.get(key) ?? [];
      flows.set(key, [...known, { trigger, definition: this.#definition(component) }]);
    }
    for (const each of flows.values()) each.sort(byTriggerOrder);
    return flows;
  }

  #startable(name: string, user: UserContext): MetadataComponent | undefined {
    const component = this.#org.project.find("Flow", name);
    if (component === undefined || isActive(component)) return component;
    return this.#org.security.userPermission(user, "ManageFlow") ? component : undefined;
  }

  #named(name: string, user: UserContext): FlowDefinition {
    const component = this.#startable(name, user);
    if (component === undefined) throw new FlowFault(`The flow ${name} has no active version.`);
    return this.#definition(component);
  }

  #definition(component: MetadataComponent): FlowDefinition {
    const known = this.#definitions.get(component.fullName) ?? readFlow(processAsFlow(component));
    this.#definitions.set(component.fullName, known);
    return known;
  }
}

function isVariable({ flow }: Interview, name: string): boolean {
  return flow.resources.get(name.toLowerCase())?.isInput === true;
}

/** An input that is none of the flow's is a mistake of whoever starts it. */
function refusedInput(interview: Interview, inputs: FlowInputs = new Map()): FlowFault | null {
  const unknown = [...inputs.keys()].find((name) => !isVariable(interview, name));
  if (unknown === undefined) return null;
  return new FlowFault(`The flow ${interview.flow.name} has no variable ${unknown} that is available for input.`);
}

export function isActive({ body }: MetadataComponent): boolean {
  return text(body, "status") === "Active";
}

function keyOf(object: string, timing: FlowTiming): string {
  return `${timing} ${object.toLowerCase()}`;
}

/** Processes run before flows. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_order.htm */
function byTriggerOrder(one: RecordFlow, other: RecordFlow): number {
  const place = ({ trigger }: RecordFlow): number => (trigger.isProcess ? 0 : (trigger.order ?? WITHOUT_ORDER));
  return place(one) - place(other) || (one.definition.name < other.definition.name ? -1 : 1);
}

function endOf({ interview, fault }: InterviewEnd): FlowEnd {
  const { resources } = interview.flow;
  const outputs = [...resources.values()].filter(({ isOutput }) => isOutput);
  return {
    fault: fault?.message ?? null,
    variable: (name) => (resources.has(name.toLowerCase()) ? interview.value(name) : null),
    typeOf: (name) => resources.get(name.toLowerCase())?.type ?? null,
    outputs: new Map(outputs.map(({ name }) => [name, interview.value(name)]))
  };
}

/** Before the project's Apex has been compiled. */
const NO_ACTIONS: ApexActions = {
  invoke: (_transaction, className) => {
    throw new NotSupportedError(`the Apex class ${className} before Apex is compiled`);
  },
  make: (_transaction, className) => {
    throw new NotSupportedError(`the Apex class ${className} before Apex is compiled`);
  }
};
