import type { FlowEnd } from "../../../flow/types.ts";
import { ApexMap, PlatformObject, raise, raiseNullArgument, type ApexValue } from "../../runtime/values/index.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";
import { requireFlow, startFlow, variableOf } from "./startFlow.ts";

class ApexInterview extends PlatformObject {
  readonly apexType: string;
  readonly flow: string;
  readonly inputs: ApexMap;
  end: FlowEnd | null = null;

  constructor(flow: string, inputs: ApexMap | null) {
    super();
    this.flow = flow;
    this.apexType = `Flow.Interview.${flow}`;
    this.inputs = inputs ?? new ApexMap("String", "Object");
  }

  start(): void {
    const [end] = startFlow(this.flow, [this.inputs]);
    this.end = end ?? null;
    if (end !== undefined && end.fault !== null) raise("System.FlowException", end.fault);
  }

  /** Before the start what was given. */
  variable(name: string): ApexValue {
    return this.end === null ? this.inputs.get(name) : variableOf(this.end, name);
  }
}

const PREFIX = "Flow.Interview.";

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Flow_Interview.htm */
export const InterviewClass: LibraryClass = {
  name: "Flow.Interview",
  constructors: {
    "": (type: string, inputs: ApexMap | null = null) =>
      new ApexInterview(requireFlow(type.slice(PREFIX.length)), inputs)
  },
  statics: required({
    "createInterview(String,Map<String,Object>)": (name: string, inputs: ApexMap) =>
      new ApexInterview(requireFlow(name), inputs),
    "createInterview(String,String,Map<String,Object>)": (namespace: string, name: string, inputs: ApexMap) =>
      new ApexInterview(requireFlow(namespace === "" ? name : `${namespace}__${name}`), inputs)
  }),
  methods: {
    start: (self: ApexInterview) => self.start(),
    getVariableValue: (self: ApexInterview, name: string | null) => self.variable(name ?? raiseNullArgument())
  }
};
