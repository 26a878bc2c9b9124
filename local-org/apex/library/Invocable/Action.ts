import { NotSupportedError } from "../../../errors.ts";
import { ApexException } from "../../runtime/exceptions.ts";
import { currentExecution } from "../../runtime/execution.ts";
import { ApexObject, fieldMembers, readField, writeField } from "../../runtime/object.ts";
import {
  ApexList,
  ApexMap,
  PlatformObject,
  raise,
  raiseNullArgument,
  type ApexValue
} from "../../runtime/values/index.ts";
import { dataObject } from "../dataClass.ts";
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
    if (this.type !== "apex") throw new NotSupportedError(`Invocable.Action of the type ${this.type}`);
    const method = currentExecution().catalog.invocableMethod(this.name);
    if (method === null) raise("System.IllegalArgumentException", `${this.name} has no invocable method`);
    const inputs = this.invocations.map((parameters) => inputOf(method.inputType, parameters));
    return new ApexList(
      "Invocable.Action.Result",
      this.#results(() => method.call(listOf(method.inputType, inputs)))
    );
  }

  #results(call: () => ApexValue): PlatformObject[] {
    try {
      const outputs = call();
      const items = outputs instanceof ApexList ? outputs.items : [];
      return this.invocations.map((parameters, at) => this.#result(parameters, outputsOf(items[at] ?? null), []));
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
 * Actions that Apex calls by name: those of classes work, flows and standard actions do not.
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

function listOf(inputType: string | null, inputs: ApexValue[]): ApexValue {
  return inputType === null ? null : new ApexList(inputType, inputs);
}

/** An object with the parameters as its variables, or the only parameter where the method takes plain values. */
function inputOf(inputType: string | null, parameters: ApexMap): ApexValue {
  const { catalog } = currentExecution();
  if (inputType === null) return null;
  const made = catalog.kindOf(inputType) === "class" ? catalog.make(inputType, []) : null;
  if (!(made instanceof ApexObject)) return parameters.values().items[0] ?? null;
  const fields = new Map(fieldMembers(made).map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of parameters.entries()) {
    const field = fields.get(String(name).toLowerCase());
    if (field === undefined) raise("System.IllegalArgumentException", `${inputType} has no variable ${String(name)}`);
    writeField(made, field, value);
  }
  return made;
}

/** The variables of what the method returned, or `output` where that is a plain value. */
function outputsOf(returned: ApexValue): ApexMap {
  const outputs = new ApexMap("String", "Object");
  if (!(returned instanceof ApexObject)) outputs.put("output", returned);
  else for (const field of fieldMembers(returned)) outputs.put(field.name, readField(returned, field));
  return outputs;
}
