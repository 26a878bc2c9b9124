import { isUnwritten } from "../types/unwritten.ts";
import { isVoid } from "../types/builtin.ts";
import { isAssignable } from "../types/assignability.ts";
import { isOfEveryObject, lineage, type SeenMethod } from "../types/members.ts";
import { substitute, typeOf, type Access, type ApexType, type MethodDeclaration } from "../types/type.ts";
import { constructorsOf, isExceptionType } from "./declarations/constructors.ts";
import { signatureOf } from "./declarations/methods.ts";
import type { ProjectMethod, ProjectType } from "./declarations/projectType.ts";
import { problem } from "./source.ts";
import type { Unit } from "./unit.ts";

/** What must hold of a class as a whole: it has one ancestry, implements what it promises and overrides only what may be overridden. */
export function checkClass(unit: Unit, type: ProjectType): void {
  checkAncestry(unit, type);
  checkExceptionName(unit, type);
  for (const method of type.allMethods()) checkOverride(unit, type, method);
  if (!type.isAbstract) checkImplements(unit, type);
  checkDefaultConstructor(unit, type);
}

function checkAncestry(unit: Unit, type: ProjectType): void {
  const above = [...lineage(typeOf(type))].flatMap(({ declaration }) => [
    declaration.superType(),
    ...declaration.interfaces()
  ]);
  if (above.some((each) => each?.declaration === type)) {
    throw problem(unit.source, type.node, `Circular definition: ${type.name}`);
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_custom.htm */
function checkExceptionName(unit: Unit, type: ProjectType): void {
  if (type.kind !== "class" || [...lineage(typeOf(type))].some(isUnwritten)) return;
  const isNamed = type.simpleName.toLowerCase().endsWith("exception");
  const isException = isExceptionType(typeOf(type));
  if (isException && !isNamed) {
    throw problem(
      unit.source,
      type.node,
      `Classes extending Exception must have a name ending in 'Exception': ${type.name}`
    );
  }
  if (isNamed && !isException) {
    throw problem(unit.source, type.node, `Exception class must extend another Exception class: ${type.name}`);
  }
}

/** A class without constructors is constructed as the class above it is, without arguments. */
function checkDefaultConstructor(unit: Unit, type: ProjectType): void {
  const above = type.superType();
  if (above === null || type.constructors().length > 0 || isUnwritten(above) || isExceptionType(above)) return;
  if (above.declaration.origin !== "project") return;
  if (constructorsOf(above, unit.universe).some(({ parameters }) => parameters.length === 0)) return;
  throw problem(unit.source, type.node, `No default constructor available in super type: ${above.name}`);
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_extending.htm */
function checkOverride(unit: Unit, type: ProjectType, method: ProjectMethod): void {
  if (method.isStatic) return;
  const refuse = (message: string): never => {
    throw problem(unit.source, method.node, message);
  };
  const above = inheritedMethod(type, method);
  if (method.isOverride && above === undefined) {
    if (isOfEveryObject(method) || [...lineage(typeOf(type))].some(isUnwritten)) return;
    refuse(`@Override specified for non-overriding method: ${signatureOf(method)}`);
  }
  if (above === undefined || above.owner.kind === "interface") return;
  if (above.isStatic && above.access !== "private" && above.owner.origin === "project") {
    refuse(`Cannot override static method: ${signatureOf(above)} with ${signatureOf(method)}`);
  }
  if (!method.isOverride && above.access !== "private") {
    refuse(`Method must use the override keyword: ${signatureOf(method)}`);
  }
  if (!method.isOverride) return;
  if (!above.isVirtual) refuse(`Non-virtual, non-abstract methods cannot be overridden: ${signatureOf(method)}`);
  if (above.owner.origin !== "project") return;
  if (WIDTH[method.access] < WIDTH[above.access]) {
    refuse(`Cannot reduce the visibility of method: ${signatureOf(method)}`);
  }
  if (!isReturnable(method.returns, above.returns)) {
    refuse(`Method return types clash: ${above.returns.name} vs ${method.returns.name} from the type ${type.name}`);
  }
}

/** How widely a member is seen; what is global for other namespaces is public within its own. */
const WIDTH: Record<Access, number> = { private: 0, protected: 1, public: 2, global: 2 };

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
      if (method.isAbstract) checkImplemented(unit, type, method, each);
    }
  }
}

function checkImplemented(unit: Unit, type: ProjectType, method: MethodDeclaration, receiver: ApexType): void {
  const found = implementation(typeOf(type), method, receiver);
  const isOfInterface = receiver.declaration.kind === "interface";
  const signature = signatureOf({ ...method, ...seenThrough(method, receiver), owner: receiver });
  if (found === undefined) {
    if (isOfInterface && isOfEveryObject(method)) return;
    const kind = isOfInterface ? "method" : "abstract method";
    throw problem(unit.source, type.node, `Class ${type.name} must implement the ${kind}: ${signature}`);
  }
  if (!isOfInterface || WIDTH[receiver.declaration.access] < WIDTH.public) return;
  if (found.owner !== type || WIDTH[found.access] >= WIDTH.public) return;
  throw problem(
    unit.source,
    (found as ProjectMethod).node,
    `${type.name}: Overriding implementations of global or public interface methods must be global or public: ${signature}`
  );
}

function seenThrough(method: MethodDeclaration, receiver: ApexType): Omit<SeenMethod, "declaration"> {
  return {
    parameters: method.parameters.map((parameter) => substitute(parameter, receiver)),
    returns: substitute(method.returns, receiver)
  };
}

/** The method of a class, or of one above it, that does what an abstract method or one of an interface asks for. */
export function implementation(
  own: ApexType,
  method: MethodDeclaration,
  receiver: ApexType
): MethodDeclaration | undefined {
  for (const each of lineage(own)) {
    if (each.declaration.kind === "interface") continue;
    for (const candidate of each.declaration.methods(method.name.toLowerCase())) {
      if (candidate.isStatic && method.owner.kind !== "interface") continue;
      if (!candidate.isAbstract && fits(candidate, method, receiver)) return candidate;
    }
  }
  return undefined;
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
