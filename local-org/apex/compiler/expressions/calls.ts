import type { DotExpressionContext, DotMethodCallContext, MethodCallContext } from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { isGenericSObject, isSObject, isVoid } from "../../types/builtin.ts";
import { findMethods, isOfEveryObject, type SeenMethod } from "../../types/members.ts";
import { typeOf, type ApexType } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { isAnnotated } from "../declarations/annotations.ts";
import { signatureOf } from "../declarations/methods.ts";
import { ProjectType, type ProjectMethod } from "../declarations/projectType.ts";
import { chooseOverload } from "../overloads.ts";
import { literal } from "../unit.ts";
import { argumentTypes, compileArguments, evaluatedFirst, passArguments } from "./arguments.ts";
import { compileConstructorCall } from "./constructorCalls.ts";
import { alongChain, safely } from "./conditional.ts";
import { withDynamicBinds } from "./dynamicBinds.ts";
import { notNull, type Expression, type Reference } from "./expression.ts";
import { isVisible } from "./fields.ts";
import { resolveBeforeDot, typeBehind } from "./names.ts";
import { schemaReferenceOf } from "./schema.ts";
import { unwrittenCall, unwrittenStaticCall } from "./unwritten.ts";

/** `foo(a)`, `this(a)`, `super(a)`. */
export function compileCall(body: Body, node: MethodCallContext): Expression {
  if (optional(node.THIS()) !== null) return compileConstructorCall(body, node, "this");
  if (optional(node.SUPER()) !== null) return compileConstructorCall(body, node, "super");
  const args = compileArguments(body, optional(node.expressionList()));
  const name = node.id().getText();
  for (let scope: ProjectType | null = body.inside; scope !== null; scope = scope.outer) {
    const method = chooseOverload(callableHere(body, scope, name), args);
    if (method !== undefined) return callUnqualified(body, node, method, args);
  }
  throw noSuchMethod(body, node, name, args, typeOf(body.inside));
}

/** Of the classes around an inner class only static methods can be called. */
function callableHere(body: Body, scope: ProjectType, name: string): SeenMethod[] {
  const methods = findMethods(typeOf(scope), name);
  return scope === body.inside ? methods : methods.filter((method) => method.declaration.isStatic);
}

function callUnqualified(body: Body, node: SyntaxNode, method: SeenMethod, args: readonly Expression[]): Expression {
  if (method.declaration.isStatic) return callStatic(body, node, method, args);
  if (body.delegates) {
    throw body.problem(
      node,
      `Cannot reference instance methods in a constructor invocation: ${method.declaration.name}`
    );
  }
  if (body.isStatic) {
    throw body.problem(
      node,
      `Method does not exist or incorrect signature: ${described(method.declaration.name, args, typeOf(body.inside))}`
    );
  }
  return callInstance(body, node, { code: "this", type: typeOf(body.inside), nonNull: true }, method, args);
}

/** `a.foo(b)`, `Type.foo(b)`, `a?.foo(b)`. */
export function compileDotCall(body: Body, node: DotExpressionContext, call: DotMethodCallContext): Expression {
  const before = resolveBeforeDot(body, node.expression());
  const name = call.anyId().getText();
  if (before.kind !== "expression") {
    const args = compileArguments(body, optional(call.expressionList()));
    return callOnReference(body, node, before, name, args);
  }
  const { expression } = before;
  const behind = typeBehind(body, node.expression());
  if (behind !== null && isAnsweredByTypeOnly(expression.type, behind, name)) {
    const args = compileArguments(body, optional(call.expressionList()));
    return callOnReference(body, node, { kind: "type", type: behind }, name, args);
  }
  const isSafe = optional(node.QUESTIONDOT()) !== null;
  if (isSafe && expression.sObjectField !== undefined && name.toLowerCase() === "adderror") {
    throw body.problem(node, "Safe navigation operator is not allowed between SObject field and addError");
  }
  const onReceiver = (receiver: Expression): Expression =>
    callOnValue(body, node, receiver, name, compileArguments(body, optional(call.expressionList())));
  return isSafe ? safely(body, expression, onReceiver) : alongChain(expression, onReceiver);
}

/** Whether a call on a variable that bears a type's name can only mean the type: `Test.isRunningTest()` beside a variable `test`. */
function isAnsweredByTypeOnly(variable: ApexType, behind: ApexType, method: string): boolean {
  return (
    findMethods(variable, method).length === 0 && findMethods(behind, method).some((each) => each.declaration.isStatic)
  );
}

function callOnValue(body: Body, node: SyntaxNode, receiver: Expression, name: string, args: Expression[]): Expression {
  if (isVoid(receiver.type)) throw noSuchMethod(body, node, name, args, receiver.type);
  const seen = findMethods(receiver.type, name);
  const method = chooseOverload(
    seen.filter((each) => !each.declaration.isStatic),
    args
  );
  if (method !== undefined && !isAskedOfEveryObject(method)) return callInstance(body, node, receiver, method, args);
  const unwritten = unwrittenCall(receiver, name, args);
  return (
    unwritten ??
    callOfAnyObject(body, receiver, name, args) ??
    fail(staticOfInstance(body, node, seen, args)) ??
    fail(noSuchMethod(body, node, name, args, receiver.type))
  );
}

/** What is behind a project's interface may have `toString` from every object's methods only. */
function isAskedOfEveryObject({ declaration }: SeenMethod): boolean {
  return isProjectMethod(declaration) && declaration.owner.kind === "interface" && isOfEveryObject(declaration);
}

/** What every object answers, whether or not its class declares it. */
const OF_ANY_OBJECT: Record<string, { parameters: number; returns: string }> = {
  tostring: { parameters: 0, returns: "String" },
  hashcode: { parameters: 0, returns: "Integer" },
  equals: { parameters: 1, returns: "Boolean" },
  clone: { parameters: 0, returns: "itself" }
};

function callOfAnyObject(
  body: Body,
  receiver: Expression,
  name: string,
  args: readonly Expression[]
): Expression | null {
  const known = OF_ANY_OBJECT[name.toLowerCase()];
  if (known?.parameters !== args.length) return null;
  if (known.returns === "itself" && !(receiver.type.declaration instanceof ProjectType)) return null;
  const code = `$.objectMethod(${[notNull(receiver), literal(name.toLowerCase()), ...args.map((arg) => arg.code)].join(", ")})`;
  return { code, type: known.returns === "itself" ? receiver.type : body.unit.typeNamed(known.returns) };
}

function callOnReference(
  body: Body,
  node: SyntaxNode,
  before: Reference,
  name: string,
  args: Expression[]
): Expression {
  const type = before.kind === "type" ? before.type : namespaceClass(body, node, before.name);
  const unwritten = unwrittenStaticCall(type, name, args);
  if (unwritten !== null) return unwritten;
  const seen = findMethods(type, name);
  const method = chooseOverload(
    seen.filter((each) => each.declaration.isStatic),
    args
  );
  if (method !== undefined) return callStatic(body, node, method, args);
  const ofSObject = sObjectTokenCall(body, type, name) ?? callOnSettings(body, node, type, seen, args);
  if (ofSObject !== null) return ofSObject;
  fail(instanceOfType(body, node, seen, args));
  return fail(noSuchMethod(body, node, name, args, type));
}

/** `System.debug`: the class that has the namespace's own methods. */
function namespaceClass(body: Body, node: SyntaxNode, namespace: string): ApexType {
  const found = body.unit.universe.find(`System.${namespace}`);
  if (found === undefined) throw body.problem(node, `Variable does not exist: ${namespace}`);
  return found;
}

/** `Account.getSObjectType()` is the same as `Account.SObjectType`. */
function sObjectTokenCall(body: Body, type: ApexType, name: string): Expression | null {
  if (name.toLowerCase() !== "getsobjecttype") return null;
  const token = schemaReferenceOf(body, { kind: "type", type }, "SObjectType");
  return token?.kind === "expression" ? token.expression : null;
}

const SETTINGS_METHODS = new Set(["getinstance", "getall", "getvalues", "getorgdefaults"]);

/** `Settings__c.getInstance()` and the like stand among the instance methods of SObject, and return the setting's type. */
function callOnSettings(
  body: Body,
  node: SyntaxNode,
  type: ApexType,
  seen: SeenMethod[],
  args: Expression[]
): Expression | null {
  const method = chooseOverload(seen, args);
  if (method === undefined || !isSObject(type) || !SETTINGS_METHODS.has(method.declaration.name.toLowerCase()))
    return null;
  const { universe } = body.unit;
  const record: Expression = { code: `$.newSObject(${literal(type.name)}, [])`, type, nonNull: true };
  const call = callInstance(body, node, record, method, args);
  const isMap = method.declaration.name.toLowerCase() === "getall";
  return { ...call, type: isMap ? universe.mapOf(universe.type("String"), type) : type };
}

function instanceOfType(body: Body, node: SyntaxNode, seen: SeenMethod[], args: readonly Expression[]): Error | null {
  const method = chooseOverload(seen, args);
  if (method === undefined) return null;
  return body.problem(node, `Non static method cannot be referenced from a static context: ${seenSignature(method)}`);
}

function callStatic(body: Body, node: SyntaxNode, method: SeenMethod, args: readonly Expression[]): Expression {
  checkVisible(body, node, method);
  const { declaration, returns } = method;
  const passed = passArguments(body, node, args, method.parameters);
  if (isProjectMethod(declaration)) {
    const owner = body.unit.classConstant(declaration.owner);
    const code = `${owner}.functions[${literal(declaration.key)}](${passed.join(", ")})`;
    return {
      code: isAnnotated(declaration.annotations, "future") ? later(declaration, passed, owner) : code,
      type: returns
    };
  }
  const call = `${body.unit.libraryConstant("static", declaration)}(${passed.join(", ")})`;
  const isQuery = declaration.owner.name === "System.Database" && declaration.name.toLowerCase().startsWith("query");
  return { code: withDynamicBinds(body, declaration, call), type: returns, ...(isQuery ? { isQuery } : {}) };
}

/** A call of a `@future` method: its arguments are evaluated now, its body runs in a transaction of its own. */
function later(method: ProjectMethod, passed: readonly string[], owner: string): string {
  return `$.future(${[literal(method.owner.name), owner, literal(method.key), ...passed].join(", ")})`;
}

function callInstance(
  body: Body,
  node: SyntaxNode,
  receiver: Expression,
  method: SeenMethod,
  args: readonly Expression[]
): Expression {
  checkVisible(body, node, method);
  const { declaration } = method;
  const passed = passArguments(body, node, args, method.parameters);
  const type = returnType(receiver, method);
  const isFieldError = declaration.name.toLowerCase() === "adderror" && declaration.owner.kind === "primitive";
  if (isFieldError && receiver.sObjectField === undefined) {
    throw body.problem(node, "addError must be invoked on an expression that is an exact SObject field reference");
  }
  if (receiver.sObjectField !== undefined && declaration.name.toLowerCase() === "adderror") {
    const { object, field } = receiver.sObjectField;
    return { code: `$.addFieldError(${[object, literal(field), ...passed].join(", ")})`, type };
  }
  if (isProjectMethod(declaration) && declaration.owner.kind === "enum") {
    const name = literal(declaration.name.toLowerCase());
    return { code: `$.enumMethod(${[notNull(receiver), name, ...passed].join(", ")})`, type };
  }
  if (receiver.isSuper === true && declaration.isAbstract) {
    throw body.problem(node, `Abstract method cannot be called directly: ${seenSignature(method)}`);
  }
  const { setup, held, values } = evaluatedFirst(body, receiver, passed);
  const call = callEvaluated(body, held, method, values);
  return { code: setup.length === 0 ? call : `(${[...setup, call].join(", ")})`, type };
}

function callEvaluated(body: Body, receiver: Expression, method: SeenMethod, passed: readonly string[]): string {
  const { declaration } = method;
  if (!isProjectMethod(declaration)) return callLibrary(body, receiver, method, passed);
  const object = receiver.isSuper === true ? "super" : notNull(receiver);
  return `${object}[${literal(declaration.key)}](${passed.join(", ")})`;
}

/** Classes of the project may stand behind the library's interfaces and its exceptions: these are called by name. */
function callLibrary(body: Body, receiver: Expression, method: SeenMethod, passed: readonly string[]): string {
  const { declaration } = method;
  // A Blob's methods say themselves what they miss: "Argument cannot be null."
  const object = declaration.owner.name === "Blob" ? receiver.code : notNull(receiver);
  const name = literal(declaration.name.toLowerCase());
  if (declaration.owner.kind === "interface") return `$.callInterface(${[object, name, ...passed].join(", ")})`;
  const call = body.unit.libraryConstant("method", declaration);
  if (declaration.owner.name === "Exception" && receiver.isSuper !== true) {
    return `$.callException(${[object, name, call, ...passed].join(", ")})`;
  }
  return `${call}(${[object, ...passed].join(", ")})`;
}

/** A clone of an Account is an Account, though the signature says SObject. */
function returnType(receiver: Expression, method: SeenMethod): ApexType {
  const isClone = method.declaration.owner.name === "SObject" && method.declaration.name.toLowerCase() === "clone";
  return isClone && !isGenericSObject(receiver.type) ? receiver.type : method.returns;
}

function checkVisible(body: Body, node: SyntaxNode, method: SeenMethod): void {
  const { declaration } = method;
  if (isVisible(body, declaration, declaration.access)) return;
  throw body.problem(node, `Method is not visible: ${seenSignature(method)}`);
}

function staticOfInstance(body: Body, node: SyntaxNode, seen: SeenMethod[], args: readonly Expression[]): Error | null {
  const method = chooseOverload(seen, args);
  if (method === undefined) return null;
  return body.problem(node, `Static method cannot be referenced from a non static context: ${seenSignature(method)}`);
}

function seenSignature(method: SeenMethod): string {
  return signatureOf({ ...method.declaration, parameters: method.parameters, returns: method.returns });
}

function isProjectMethod(method: SeenMethod["declaration"]): method is ProjectMethod {
  return method.owner instanceof ProjectType;
}

function noSuchMethod(body: Body, node: SyntaxNode, name: string, args: readonly Expression[], type: ApexType): Error {
  return body.problem(node, `Method does not exist or incorrect signature: ${described(name, args, type)}`);
}

function described(name: string, args: readonly Expression[], type: ApexType): string {
  return `void ${name}${argumentTypes(args)} from the type ${type.name}`;
}

function fail(error: Error): never;
function fail(error: Error | null): null;
function fail(error: Error | null): null {
  if (error !== null) throw error;
  return null;
}
