import { lineage, type SeenMethod } from "../types/members.ts";
import { substitute, typeOf, type ApexType, type MethodDeclaration } from "../types/type.ts";
import { isAssignable } from "../types/assignability.ts";
import { isUnwritten } from "../types/unwritten.ts";
import { isVoid } from "../types/builtin.ts";
import { signatureOf } from "./declarations/members.ts";
import type { ProjectMethod, ProjectType } from "./declarations/projectType.ts";
import { problem } from "./source.ts";
import type { Unit } from "./unit.ts";

/** What must hold of a class as a whole: it implements what it promises and overrides only what may be overridden. */
export function checkClass(unit: Unit, type: ProjectType): void {
  for (const method of type.allMethods()) checkOverride(unit, type, method);
  if (!type.isAbstract) checkImplements(unit, type);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_extending.htm */
function checkOverride(unit: Unit, type: ProjectType, method: ProjectMethod): void {
  if (method.isStatic) return;
  const above = inheritedMethod(type, method);
  if (method.isOverride && above === undefined) {
    if (OF_EVERY_OBJECT.has(method.key) || [...lineage(typeOf(type))].some(isUnwritten)) return;
    throw problem(unit.source, method.node, `Method does not override an ancestor method: ${signatureOf(method)}`);
  }
  if (above === undefined || above.owner.kind === "interface") return;
  if (!method.isOverride && above.access !== "private") {
    throw problem(unit.source, method.node, `Method must use the override keyword: ${signatureOf(method)}`);
  }
  if (method.isOverride && !above.isVirtual) {
    throw problem(
      unit.source,
      method.node,
      `Non-virtual, non-abstract methods cannot be overridden: ${signatureOf(method)}`
    );
  }
}

const OF_EVERY_OBJECT = new Set(["tostring()", "equals(object)", "hashcode()"]);

function inheritedMethod(type: ProjectType, method: ProjectMethod): MethodDeclaration | undefined {
  for (const each of lineage(typeOf(type))) {
    if (each.declaration === type) continue;
    for (const other of each.declaration.methods(method.name.toLowerCase())) {
      if (hasParameters(other, method.parameters, each)) return other;
    }
  }
  return undefined;
}

function checkImplements(unit: Unit, type: ProjectType): void {
  const own = typeOf(type);
  for (const each of lineage(own)) {
    if (each.declaration === type) continue;
    for (const method of each.declaration.allMethods()) {
      if (method.isAbstract && !isImplemented(own, method, each)) {
        const seen = seenThrough(method, each);
        throw problem(
          unit.source,
          type.node,
          `Class ${type.name} must implement the ${each.declaration.kind === "interface" ? "" : "abstract "}method: ${signatureOf({ ...method, ...seen, name: `${each.name}.${method.name}` })}`
        );
      }
    }
  }
}

function seenThrough(method: MethodDeclaration, receiver: ApexType): Omit<SeenMethod, "declaration"> {
  return {
    parameters: method.parameters.map((parameter) => substitute(parameter, receiver)),
    returns: substitute(method.returns, receiver)
  };
}

function isImplemented(own: ApexType, method: MethodDeclaration, receiver: ApexType): boolean {
  for (const each of lineage(own)) {
    if (each.declaration.kind === "interface") continue;
    for (const candidate of each.declaration.methods(method.name.toLowerCase())) {
      if (candidate.isStatic && method.owner.kind !== "interface") continue;
      if (!candidate.isAbstract && fits(candidate, method, receiver)) return true;
    }
  }
  return false;
}

/** The library's interfaces are loose (`Batchable.start` may return an iterable), the project's are exact. */
function fits(candidate: MethodDeclaration, method: MethodDeclaration, receiver: ApexType): boolean {
  const wanted = seenThrough(method, receiver);
  if (candidate.parameters.length !== wanted.parameters.length) return false;
  if (method.owner.origin === "library") {
    return candidate.parameters.every((parameter, index) => {
      const other = wanted.parameters[index];
      return other !== undefined && (isAssignable(parameter, other) || isAssignable(other, parameter));
    });
  }
  return takesParameters(candidate, wanted.parameters) && isReturnable(candidate.returns, wanted.returns);
}

/** The same parameters; maps and lists that take more than is asked for will do. */
function takesParameters({ parameters }: MethodDeclaration, wanted: readonly ApexType[]): boolean {
  return parameters.every((parameter, index) => {
    const other = wanted[index];
    if (other === undefined) return false;
    return parameter.key === other.key || (parameter.args.length > 0 && isAssignable(other, parameter));
  });
}

function isReturnable(type: ApexType, wanted: ApexType): boolean {
  return (isVoid(type) && isVoid(wanted)) || isAssignable(type, wanted);
}

function hasParameters(method: MethodDeclaration, parameters: readonly ApexType[], receiver: ApexType): boolean {
  return (
    method.parameters.length === parameters.length &&
    method.parameters.every((parameter, index) => substitute(parameter, receiver).key === parameters[index]?.key)
  );
}
