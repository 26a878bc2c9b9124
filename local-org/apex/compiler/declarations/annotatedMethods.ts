import { isList, isObject, isSet, isSObject, isVoid } from "../../types/builtin.ts";
import type { ApexType } from "../../types/type.ts";
import { problem } from "../source.ts";
import { isAnnotated } from "./annotations.ts";
import type { ProjectMethod } from "./projectType.ts";

type Check = (method: ProjectMethod) => string | null;

/** What an annotation asks of a method's parameters and result: the error, or null where all is well. */
const CHECKS: Record<string, Check> = {
  auraenabled(method) {
    if (!method.isStatic) return instanceOfAura(method);
    const parameter = method.parameters.find(holdsSet);
    if (parameter !== undefined) return `AuraEnabled methods do not support parameter type of ${parameter.name}`;
    return null;
  },
  future(method) {
    if (!isVoid(method.returns)) return `Future methods do not support return type of ${method.returns.name}`;
    const parameter = method.parameters.find((each) => !isPlain(each));
    return parameter === undefined ? null : `Future methods do not support parameter type of ${parameter.name}`;
  },
  invocablemethod(method) {
    if (method.parameters.length > 1) return "Only one parameter is supported on methods with @Invocable annotation";
    const parameter = method.parameters.find((each) => !isList(each));
    if (parameter === undefined) return null;
    return `Unsupported parameter type ${parameter.name}. Valid invocable parameters must be List types like List<T> where T is a supported type`;
  },
  istest(method) {
    if (method.parameters.length > 0) return "Test methods must have no arguments";
    return null;
  },
  readonly(method) {
    if (["webservice", "remoteaction"].some((each) => isAnnotated(method.annotations, each))) return null;
    if (method.annotations.some(({ name }) => name.startsWith("http")) || method.access === "global") return null;
    if (method.name.toLowerCase() === "execute" && method.parameters.length === 1) return null;
    return "Only WebService, RemoteAction or Schedulable.execute(SchedulableContext) methods can be marked ReadOnly";
  },
  testsetup(method) {
    if (!isVoid(method.returns)) return "Test setup method must return void";
    return method.parameters.length > 0 ? "Test methods must have no arguments" : null;
  }
};

/** Holds a method to what its annotations ask of its parameters and result. */
export function checkAnnotatedMethod(method: ProjectMethod): void {
  for (const { name } of method.annotations) {
    const found = CHECKS[name]?.(method) ?? null;
    if (found !== null) throw refusal(method, found);
  }
}

/** Holds a method to what its annotations and those of the methods before it ask of each other. */
export function checkAmongOthers(others: readonly ProjectMethod[], method: ProjectMethod): void {
  const isAura = (each: ProjectMethod): boolean => each.isStatic && isAnnotated(each.annotations, "auraenabled");
  const overload = others.find((each) => each.name.toLowerCase() === method.name.toLowerCase());
  if (overload !== undefined && isAura(method) && isAura(overload)) {
    throw refusal(method, `Overload of AuraEnabled method: ${method.name} overload is not permitted`);
  }
  const isInvocable = (each: ProjectMethod): boolean => isAnnotated(each.annotations, "invocablemethod");
  if (isInvocable(method) && others.some(isInvocable)) {
    throw refusal(method, "Only one method per type can be defined with: InvocableMethod");
  }
}

function refusal(method: ProjectMethod, message: string): Error {
  return problem(method.owner.source, method.node, message);
}

/** What is not static is read as the property of an object that a method returns. */
function instanceOfAura(method: ProjectMethod): string | null {
  if (!method.name.toLowerCase().startsWith("get")) {
    return "Non static AuraEnabled methods must be named with a prefix 'get'";
  }
  return method.parameters.length > 0 ? "Non static AuraEnabled methods may not have parameters" : null;
}

function holdsSet(type: ApexType): boolean {
  return isSet(type) || type.args.some(holdsSet);
}

/** Primitives and collections of them: what waits in a queue must not be a record. */
function isPlain(type: ApexType): boolean {
  if (isSObject(type) || isObject(type)) return false;
  return type.declaration.kind === "collection" ? type.args.every(isPlain) : type.declaration.kind === "primitive";
}
