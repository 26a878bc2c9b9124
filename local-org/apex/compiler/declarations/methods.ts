import type {
  ConstructorDeclarationContext,
  FormalParametersContext,
  InterfaceMethodDeclarationContext,
  MethodDeclarationContext,
  TypeRefContext
} from "@apexdevtools/apex-parser";
import { optional, positionOf, type SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import type { ApexType, TypeDeclaration } from "../../types/type.ts";
import type { Universe } from "../../types/universe.ts";
import { problem } from "../source.ts";
import { resolveTypeRef, type TypeScope } from "../types.ts";
import { checkAmongOthers, checkAnnotatedMethod } from "./annotatedMethods.ts";
import { accessOf, readModifiers, type Modifiers } from "./modifiers.ts";
import type { ProjectMethod, ProjectType } from "./projectType.ts";

export function declareMethod(
  type: ProjectType,
  node: MethodDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectMethod {
  const { words } = modifiers;
  const isAbstract = words.has("abstract");
  const body = optional(node.block());
  const method = callable(type, node, modifiers, scope);
  if (body === null && !isAbstract) throw problem(type.source, node, "Method must have a body");
  if (body !== null && isAbstract) throw problem(type.source, node, "Abstract methods cannot have a body");
  if (isAbstract && !type.isAbstract) {
    throw problem(type.source, node, "Defining type for abstract methods must be declared as abstract");
  }
  if (method.isStatic && type.outer !== null) {
    throw problem(type.source, node, "static can only be used on methods of a top level type");
  }
  const isOverride = words.has("override");
  if (words.has("protected") && !isOverride && !type.isVirtual && type.kind === "class") {
    throw problem(type.source, node, "New protected methods cannot be defined in non-virtual classes");
  }
  checkAnnotatedMethod(method);
  return { ...method, isAbstract, isVirtual: isAbstract || words.has("virtual") || isOverride, isOverride, body };
}

/** Adds a method that stands among the statements of a trigger or an anonymous block; it has no instance. */
export function addScriptMethod(
  type: ProjectType,
  node: MethodDeclarationContext,
  modifiers: Modifiers,
  universe: Universe
): void {
  const scope: TypeScope = { universe, source: type.source, inside: type };
  addMethod(type, { ...declareMethod(type, node, modifiers, scope), isStatic: true });
}

export function interfaceMethod(
  type: ProjectType,
  node: InterfaceMethodDeclarationContext,
  scope: TypeScope
): ProjectMethod {
  const method = callable(type, node, readModifiers(node.modifier_list()), scope);
  return { ...method, access: type.access === "global" ? "global" : "public", isAbstract: true, isVirtual: true };
}

function callable(
  type: ProjectType,
  node: MethodDeclarationContext | InterfaceMethodDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectMethod {
  const name = node.id().getText();
  const returns: TypeRefContext | null = optional(node.typeRef());
  const parameters = readParameters(node.formalParameters(), scope);
  return {
    owner: type,
    name,
    returns: returns === null ? VOID : resolveTypeRef(returns, scope),
    parameters: parameters.types,
    parameterNames: parameters.names,
    isStatic: modifiers.words.has("static"),
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    access: accessOf(modifiers, "private"),
    annotations: modifiers.annotations,
    position: positionOf(node),
    node,
    body: null,
    key: methodKey(name, parameters.types)
  };
}

/** Adds a method to a class; a second one with the same parameters is a compile error. */
export function addMethod(type: ProjectType, method: ProjectMethod): void {
  const name = method.name.toLowerCase();
  const overloads = type.methodsByName.get(name) ?? [];
  if (overloads.some((each) => each.key === method.key)) {
    throw alreadyDefined(type, method.node, method.name, signatureOf(method));
  }
  checkAmongOthers(type.allMethods(), method);
  overloads.push(method);
  type.methodsByName.set(name, overloads);
}

export function declareConstructor(
  type: ProjectType,
  node: ConstructorDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): void {
  const written = node.qualifiedName().getText();
  if (written.toLowerCase() !== type.simpleName.toLowerCase()) {
    throw problem(type.source, node, `Invalid constructor name: ${written}`);
  }
  const parameters = readParameters(node.formalParameters(), scope);
  const key = methodKey("new", parameters.types);
  if (type.constructorList.some((each) => each.key === key)) {
    const signature = signatureOf({ owner: type, name: "<init>", returns: VOID, parameters: parameters.types });
    throw alreadyDefined(type, node, "<init>", signature);
  }
  type.constructorList.push({
    owner: type,
    parameters: parameters.types,
    parameterNames: parameters.names,
    access: accessOf(modifiers, "private"),
    annotations: modifiers.annotations,
    node,
    key
  });
}

function alreadyDefined(type: ProjectType, node: SyntaxNode, name: string, signature: string): Error {
  return problem(type.source, node, `Method already defined: ${name} ${signature} from the type ${type.name}`);
}

function readParameters(formal: FormalParametersContext, scope: TypeScope): { names: string[]; types: ApexType[] } {
  const list = optional(formal.formalParameterList())?.formalParameter_list() ?? [];
  return {
    names: list.map((each) => each.id().getText()),
    types: list.map((each) => resolveTypeRef(each.typeRef(), scope))
  };
}

/** The name of the JavaScript method of an overload. */
export function methodKey(name: string, parameters: readonly ApexType[]): string {
  return `${name}(${parameters.map((parameter) => parameter.name).join(",")})`.toLowerCase();
}

interface Signature {
  owner: Pick<TypeDeclaration, "name">;
  name: string;
  returns: ApexType;
  parameters: readonly ApexType[];
}

/** `void Foo.bar(Integer, String)`, as compile errors show a method. */
export function signatureOf(method: Signature): string {
  const parameters = method.parameters.map((each) => each.name).join(", ");
  return `${method.returns.name} ${method.owner.name}.${method.name}(${parameters})`;
}
