import { NotSupportedError } from "../../../errors.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { invocableInputs, invocableOutputs } from "../../runtime/invocable.ts";
import {
  ApexList,
  ApexMap,
  PlatformObject,
  raise,
  raiseNullArgument,
  type ApexValue
} from "../../runtime/values/index.ts";
import { dataObject } from "../dataClass.ts";
import { flowOutputs, startFlow } from "../Flow/startFlow.ts";
import type { LibraryClass } from "../library.ts";
import { required } from "../required.ts";

class ApexInvocableAction extends PlatformObject {
  readonly apexType = "Invocable.Action";
  readonly type: string;
  readonly name: string;
  invocations: ApexMap[] = [];

  constructor(type: string, name: string) {
    super();
    this.type = type;
    this.name = name;
  }

  /** The parameters of the last invocation, which is begun where there is none. */
  get last(): ApexMap {
    if (this.invocations.length === 0) this.begin();
    return this.invocations.at(-1) ?? raiseNullArgument();
  }

  begin(): void {
    this.invocations.push(new ApexMap("String", "Object"));
  }

  /** A result for each invocation. */
  invoke(): ApexList {
    if (this.type === "flow") return new ApexList("Invocable.Action.Result", this.#flowResults());
    if (this.type !== "apex") throw new NotSupportedError(`Invocable.Action of the type ${this.type}`);
    const method = currentExecution().catalog.invocableMethod(this.name);
    if (method === null) raise("System.IllegalArgumentException", `${this.name} has no invocable method`);
    const inputs = invocableInputs(method.inputType, this.invocations);
    return new ApexList(
      "Invocable.Action.Result",
      this.#results(() => method.call(inputs))
    );
  }

  #flowResults(): PlatformObject[] {
    const ends = startFlow(this.name, this.invocations);
    return this.invocations.map((parameters, at) => {
      const end = ends[at];
      if (end === undefined || end.fault === null) return this.#result(parameters, flowOutputs(end), []);
      const problem = dataObject("Invocable.Action.Error", { code: "FLOW_FAULT", message: end.fault });
      return this.#result(parameters, new ApexMap("String", "Object"), [problem]);
    });
  }

  #results(call: () => ApexValue): PlatformObject[] {
    try {
      const outputs = call();
      const items = outputs instanceof ApexList ? outputs.items : [];
      return this.invocations.map((parameters, at) =>
        this.#result(parameters, invocableOutputs(items[at] ?? null), [])
      );
    } catch (error) {
      if (!(error instanceof ApexException)) throw error;
      const problem = dataObject("Invocable.Action.Error", { code: error.apexType, message: error.message });
      return this.invocations.map((parameters) => this.#result(parameters, new ApexMap("String", "Object"), [problem]));
    }
  }

  #result(parameters: ApexMap, outputs: ApexMap, errors: PlatformObject[]): PlatformObject {
    return dataObject("Invocable.Action.Result", {
      action: this,
      invocationParameters: parameters,
      outputParameters: outputs,
      errors: new ApexList("Invocable.Action.Error", errors),
      success: errors.length === 0
    });
  }
}

/**
 * Actions that Apex calls by name: those of classes and flows work, standard actions do not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm
 */
export const InvocableActionClass: LibraryClass = {
  name: "Invocable.Action",
  statics: required({
    "createCustomAction(String,String)": (type: string, name: string) =>
      new ApexInvocableAction(type.toLowerCase(), name),
    "createCustomAction(String,String,String)": (type: string, _namespace: string, name: string) =>
      new ApexInvocableAction(type.toLowerCase(), name),
    createStandardAction: (type: string) => new ApexInvocableAction(type, type)
  }),
  methods: {
    addInvocation: (self: ApexInvocableAction) => {
      self.begin();
      return self;
    },
    clearInvocations: (self: ApexInvocableAction) => Object.assign(self, { invocations: [] }),
    getName: (self: ApexInvocableAction) => self.name,
    getNamespace: () => null,
    getType: (self: ApexInvocableAction) => self.type,
    invoke: (self: ApexInvocableAction) => self.invoke(),
    isStandard: (self: ApexInvocableAction) => self.type === self.name,
    setInvocationParameter: (self: ApexInvocableAction, name: string | null, value: ApexValue) => {
      self.last.put(name ?? raiseNullArgument(), value);
      return self;
    },
    setInvocations: (self: ApexInvocableAction, invocations: ApexList | null) =>
      Object.assign(self, { invocations: [...(invocations ?? raiseNullArgument()).items] as ApexMap[] })
  }
};
