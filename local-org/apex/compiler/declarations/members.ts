import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  FieldDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MethodDeclarationContext,
  TypeListContext,
  TypeRefContext
} from "@apexdevtools/apex-parser";
import { SourceError } from "../../../errors.ts";
import { optional, positionOf, type SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import { ENUM_METHODS } from "../../types/library.ts";
import { lineage } from "../../types/members.ts";
import { typeOf, type ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Universe } from "../../types/universe.ts";
import { problem } from "../source.ts";
import { resolveTypeRef, type TypeScope } from "../types.ts";
import { accessOf, readModifiers, type Modifiers } from "./modifiers.ts";
import { declareProperty } from "./properties.ts";
import type { ProjectField, ProjectMethod, ProjectType } from "./projectType.ts";

export function declareClassMembers(type: ProjectType, node: ClassDeclarationContext, universe: Universe): void {
  const scope: TypeScope = { universe, source: type.source, inside: type };
  // Super types are named from outside the class, so that looking for them never needs the class's own members.
  const extended = optional(node.typeRef());
  noting(type, () => {
    if (extended !== null) type.extended = superClass(type, extended, scope);
  });
  noting(type, () => {
    type.implemented = implementedTypes(optional(node.typeList()), { ...scope, inside: type.outer ?? type });
  });
  for (const body of node.classBody().classBodyDeclaration_list()) {
    noting(type, () => declareMember(type, body, scope));
  }
}

/** A mistake in one declaration leaves the others to those who use the type. */
function noting(type: ProjectType, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    type.problems.push(error);
  }
}

function superClass(type: ProjectType, written: TypeRefContext, scope: TypeScope): ApexType {
  const extended = resolveTypeRef(written, { ...scope, inside: type.outer ?? type });
  const { declaration } = extended;
  if (declaration.kind === "interface")
    throw problem(type.source, written, `Invalid interface in extends: ${extended.name}`);
  if (declaration.kind !== "class" || !declaration.isVirtual) {
    throw problem(type.source, written, `Non-virtual and non-abstract type cannot be extended: ${extended.name}`);
  }
  return extended;
}

export function declareInterfaceMembers(
  type: ProjectType,
  node: InterfaceDeclarationContext,
  universe: Universe
): void {
  const scope: TypeScope = { universe, source: type.source, inside: type };
  noting(type, () => {
    type.implemented = implementedTypes(optional(node.typeList()), { ...scope, inside: type.outer ?? type });
  });
  for (const method of node.interfaceBody().interfaceMethodDeclaration_list()) {
    const modifiers = readModifiers(method.modifier_list());
    noting(type, () => addMethod(type, interfaceMethod(type, method, modifiers, scope)));
  }
}

export function declareEnumMembers(type: ProjectType, universe: Universe): void {
  const own = typeOf(type);
  for (const name of type.enumConstants) addField(type, enumConstant(type, name, own));
  for (const [name, returns, parameters] of ENUM_METHODS) {
    addMethod(
      type,
      enumMethod(
        type,
        name,
        universe.type(returns),
        parameters.map((each) => universe.type(each)),
        false
      )
    );
  }
  addMethod(type, enumMethod(type, "values", universe.listOf(own), [], true));
  addMethod(type, enumMethod(type, "valueOf", own, [universe.type("String")], true));
}

function enumConstant(type: ProjectType, name: string, own: ApexType): ProjectField {
  return {
    owner: type,
    name,
    type: own,
    isStatic: true,
    isFinal: true,
    access: "public",
    setAccess: null,
    kind: "variable",
    annotations: [],
    isTransient: false,
    node: type.node,
    initializer: null,
    key: name,
    property: null
  };
}

function enumMethod(
  type: ProjectType,
  name: string,
  returns: ApexType,
  parameters: ApexType[],
  isStatic: boolean
): ProjectMethod {
  return {
    owner: type,
    name,
    returns,
    parameters,
    parameterNames: [],
    isStatic,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    access: "public",
    annotations: [],
    position: null,
    node: type.node,
    body: null,
    key: methodKey(name, parameters)
  };
}

function implementedTypes(list: TypeListContext | null, scope: TypeScope): ApexType[] {
  return (list?.typeRef_list() ?? []).map((each) => {
    const type = resolveTypeRef(each, scope);
    if (type.declaration.kind !== "interface" && !isUnwritten(type))
      throw problem(scope.source, each, `Interface expected: ${type.name}`);
    return type;
  });
}

function declareMember(type: ProjectType, body: ClassBodyDeclarationContext, scope: TypeScope): void {
  const block = optional(body.block());
  if (block !== null) {
    const isStatic = optional(body.STATIC()) !== null;
    (isStatic ? type.staticInitializers : type.instanceInitializers).push({ kind: "block", block });
    return;
  }
  const member = optional(body.memberDeclaration());
  if (member === null) return;
  const modifiers = readModifiers(body.modifier_list());
  const field = optional(member.fieldDeclaration());
  const property = optional(member.propertyDeclaration());
  const method = optional(member.methodDeclaration());
  const constructor = optional(member.constructorDeclaration());
  if (field !== null) declareFields(type, field, modifiers, scope);
  else if (property !== null) addField(type, declareProperty(type, property, modifiers, scope));
  else if (method !== null) addMethod(type, declareMethod(type, method, modifiers, scope));
  else if (constructor !== null) declareConstructor(type, constructor, modifiers, scope);
}

function declareFields(type: ProjectType, node: FieldDeclarationContext, modifiers: Modifiers, scope: TypeScope): void {
  const fieldType = resolveTypeRef(node.typeRef(), scope);
  const access = accessOf(modifiers, "private");
  for (const each of node.variableDeclarators().variableDeclarator_list()) {
    const name = each.id().getText();
    const field: ProjectField = {
      owner: type,
      name,
      type: fieldType,
      isStatic: modifiers.words.has("static"),
      isFinal: modifiers.words.has("final"),
      access,
      setAccess: access,
      kind: "variable",
      annotations: modifiers.annotations,
      isTransient: modifiers.words.has("transient"),
      node: each,
      initializer: optional(each.expression()),
      key: fieldKey(type, name),
      property: null
    };
    addField(type, field);
    if (field.initializer === null) continue;
    (field.isStatic ? type.staticInitializers : type.instanceInitializers).push({ kind: "field", field });
  }
}

/** Adds a variable to a class; a second one of the same name is a compile error. */
export function addField(type: ProjectType, field: ProjectField): void {
  const key = field.name.toLowerCase();
  if (type.fieldsByName.has(key)) throw problem(type.source, field.node, `Duplicate field: ${field.name}`);
  if (field.isStatic && type.outer !== null && type.kind === "class") {
    throw problem(type.source, field.node, "Only top-level class variables can be declared static");
  }
  type.fieldsByName.set(key, field);
}

/** Names that objects of compiled classes have of the runtime: a variable of such a name is kept under another. */
const TAKEN = new Set(["__proto__", "cause", "constructor", "members", "message"]);

/** Private variables of the same name may stand in a class and in those above it. */
export function fieldKey(type: ProjectType, name: string): string {
  const key = name.toLowerCase();
  const above = type.extended;
  const hidden = above === null ? false : [...lineage(above)].some((each) => each.declaration.field(key) !== undefined);
  return hidden || TAKEN.has(key) ? `${key}@${type.name.toLowerCase()}` : key;
}

function declareMethod(
  type: ProjectType,
  node: MethodDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectMethod {
  const { words } = modifiers;
  const isAbstract = words.has("abstract");
  const body = optional(node.block());
  const method = callable(
    type,
    node,
    node.id().getText(),
    optional(node.typeRef()),
    node.formalParameters(),
    modifiers,
    scope
  );
  if (body === null && !isAbstract)
    throw problem(type.source, node, `Method must define a body: ${signatureOf(method)}`);
  if (body !== null && isAbstract)
    throw problem(type.source, node, `Abstract methods cannot have a body: ${method.name}`);
  if (isAbstract && !type.isAbstract) throw problem(type.source, node, `Class must be declared abstract: ${type.name}`);
  if (method.isStatic && type.outer !== null) {
    throw problem(type.source, node, "Only top-level class methods can be declared static");
  }
  return {
    ...method,
    isAbstract,
    isVirtual: isAbstract || words.has("virtual") || words.has("override"),
    isOverride: words.has("override"),
    body
  };
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

function interfaceMethod(
  type: ProjectType,
  node: InterfaceMethodDeclarationContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectMethod {
  const method = callable(
    type,
    node,
    node.id().getText(),
    optional(node.typeRef()),
    node.formalParameters(),
    modifiers,
    scope
  );
  return { ...method, access: type.access === "global" ? "global" : "public", isAbstract: true, isVirtual: true };
}

function callable(
  type: ProjectType,
  node: SyntaxNode,
  name: string,
  returns: TypeRefContext | null,
  formal: FormalParametersContext,
  modifiers: Modifiers,
  scope: TypeScope
): ProjectMethod {
  const parameters = readParameters(formal, scope);
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

function addMethod(type: ProjectType, method: ProjectMethod): void {
  const name = method.name.toLowerCase();
  const overloads = type.methodsByName.get(name) ?? [];
  if (overloads.some((each) => each.key === method.key)) {
    throw problem(
      type.source,
      method.node,
      `Method already defined: ${signatureOf(method)} from the type ${type.name}`
    );
  }
  overloads.push(method);
  type.methodsByName.set(name, overloads);
}

function declareConstructor(
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
    throw problem(type.source, node, `Constructor already defined: ${written}`);
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

/** `void foo(Integer, String)`, as compile errors show it. */
export function signatureOf(method: { name: string; returns: ApexType; parameters: readonly ApexType[] }): string {
  return `${method.returns.name} ${method.name}(${method.parameters.map((each) => each.name).join(", ")})`;
}
