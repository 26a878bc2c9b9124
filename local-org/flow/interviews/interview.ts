import { NotSupportedError } from "../../errors.ts";
import { SYSTEM_MODE, type AccessMode } from "../../security/types.ts";
import { cpuMilliseconds } from "../../transaction/cpuClock.ts";
import type { FlowDefinition, Resource } from "../definition/types.ts";
import { globalValue } from "../resources/globals.ts";
import { asDataType } from "../values/dataType.ts";
import { FlowRecord, type FlowValue } from "../values/flowValue.ts";
import { readMember, writeMember } from "../values/members.ts";
import { merged } from "../values/text.ts";
import { collectionOf } from "./eachItem.ts";
import type { FlowContext } from "./context.ts";
import type { CustomError } from "./fault.ts";

/** One run of a flow: where it stands and what its resources hold. */
export class Interview {
  readonly flow: FlowDefinition;
  readonly context: FlowContext;
  /** `$Record`: what started the flow. */
  readonly record: FlowRecord | null;
  /** `$Record__Prior`: the same before the save; null where it is new. */
  readonly prior: FlowRecord | null;
  readonly startedAt = Date.now();
  /** The thread's CPU time when it began, in milliseconds. */
  readonly cpuBefore = cpuMilliseconds();
  readonly guid: string = crypto.randomUUID();
  readonly customErrors: CustomError[] = [];
  /** The items that a Transform looks at, by the name of their collection in lower case. */
  readonly eachItem = new Map<string, FlowValue>();
  faultMessage: string | null = null;
  executedElements = 0;
  readonly #values = new Map<string, FlowValue>();
  #record: FlowRecord | null;

  constructor(
    flow: FlowDefinition,
    context: FlowContext,
    record: FlowRecord | null = null,
    prior: FlowRecord | null = null
  ) {
    this.flow = flow;
    this.context = context;
    this.record = record;
    this.prior = prior;
    this.#record = record;
  }

  /** What the flow's run mode, or else its caller, allows. */
  get access(): AccessMode {
    if (this.flow.runInMode === "SystemModeWithoutSharing") return SYSTEM_MODE;
    if (this.flow.runInMode === "SystemModeWithSharing") return { ...SYSTEM_MODE, sharing: true };
    return this.context.access;
  }

  /** The value of a reference such as `Get_Account.Name` or `$Record.OwnerId`. Throws `NotSupportedError` for a name that the flow has not. */
  read(reference: string): FlowValue {
    const [first = "", ...members] = reference.split(".");
    if (first.startsWith("$") && !isRecord(first)) return globalValue(this, reference);
    const start = isRecord(first) ? this.#triggering(first) : this.value(first);
    return members.reduce<FlowValue>((value, member, at) => readMember(this, value, member, members.slice(at)), start);
  }

  /** The value of a resource by its name. */
  value(name: string): FlowValue {
    const key = name.toLowerCase();
    const collection = collectionOf(key);
    if (collection !== null) return this.eachItem.get(collection) ?? null;
    const kept = this.#values.get(key);
    if (kept !== undefined) return kept;
    const resource = this.resource(name);
    const value = resource.evaluate(this);
    if (resource.isKept) this.#values.set(key, value);
    return value;
  }

  /** Sets what a reference names: a variable, a field of a record, a member of an Apex-defined value. */
  write(reference: string, value: FlowValue): void {
    const [first = "", ...members] = reference.split(".");
    const last = members.pop();
    if (last === undefined) return this.set(first, value);
    const owner = [first, ...members].join(".");
    if (this.read(owner) === null) this.set(owner, this.#empty(owner));
    writeMember(this, this.read(owner), last, value, reference);
  }

  /** Sets a resource to a value, which is brought to its type. */
  set(name: string, value: FlowValue): void {
    const { type } = this.resource(name);
    this.#values.set(name.toLowerCase(), type === null ? value : asDataType(value, type.dataType));
  }

  /** The texts and `{!references}` of a template, filled in. */
  merge(text: string): string {
    return merged(text, (reference) => this.read(reference));
  }

  /** Whether something holds for the record as it was before the save. */
  before<T>(ask: () => T): T {
    const record = this.#record;
    this.#record = this.prior;
    try {
      return ask();
    } finally {
      this.#record = record;
    }
  }

  resource(name: string): Resource {
    const collection = collectionOf(name.toLowerCase());
    if (collection !== null) return itemOf(this.resource(collection));
    const resource = this.flow.resources.get(name.toLowerCase());
    if (resource === undefined) throw this.notSupported(`the resource ${name}`);
    return resource;
  }

  notSupported(what: string): NotSupportedError {
    return new NotSupportedError(`${what} in the flow ${this.flow.name}`, this.flow.path);
  }

  #triggering(name: string): FlowRecord | null {
    return name.toLowerCase() === "$record" ? this.#record : this.prior;
  }

  /** What a record or Apex-defined variable holds when one of its fields is set first. */
  #empty(name: string): FlowValue {
    const type = this.resource(name).type;
    if (type?.dataType === "SObject")
      return new FlowRecord(this.context.org.schema.requireObject(type.objectType ?? ""));
    if (type?.dataType === "Apex") return this.context.actions.make(this.context.transaction, type.objectType ?? "");
    throw this.notSupported(`a field of ${name}`);
  }
}

/** The item that a Transform looks at is of its collection's type. */
function itemOf(resource: Resource): Resource {
  return resource.type === null ? resource : { ...resource, type: { ...resource.type, isCollection: false } };
}

function isRecord(name: string): boolean {
  const key = name.toLowerCase();
  return key === "$record" || key === "$record__prior";
}
