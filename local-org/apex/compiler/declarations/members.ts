import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  InterfaceDeclarationContext,
  TypeListContext,
  TypeRefContext
} from "@apexdevtools/apex-parser";
import { SourceError } from "../../../errors.ts";
import { optional } from "../../syntax/node.ts";
import type { ApexType } from "../../types/type.ts";
import { isUnwritten } from "../../types/unwritten.ts";
import type { Universe } from "../../types/universe.ts";
import { problem } from "../source.ts";
import { resolveTypeRef, type TypeScope } from "../types.ts";
import { addField, declareFields } from "./fields.ts";
import { addMethod, declareConstructor, declareMethod, interfaceMethod } from "./methods.ts";
import { checkModifiers } from "./modifierRules.ts";
import { readModifiers } from "./modifiers.ts";
import { declareProperty } from "./properties.ts";
import type { ProjectType } from "./projectType.ts";

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
  if (declaration.kind !== "class") throw problem(type.source, written, `Invalid super type: ${extended.name}`);
  if (!declaration.isVirtual) {
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
    noting(type, () => addMethod(type, interfaceMethod(type, method, scope)));
  }
}

function implementedTypes(list: TypeListContext | null, scope: TypeScope): ApexType[] {
  const seen = new Set<string>();
  return (list?.typeRef_list() ?? []).map((each) => {
    const type = resolveTypeRef(each, scope);
    if (type.declaration.kind !== "interface" && !isUnwritten(type))
      throw problem(scope.source, each, `Invalid interface: ${type.name}`);
    if (seen.has(type.key)) throw problem(scope.source, each, `Interface already implemented: ${type.name}`);
    seen.add(type.key);
    return type;
  });
}

function declareMember(type: ProjectType, body: ClassBodyDeclarationContext, scope: TypeScope): void {
  const block = optional(body.block());
  if (block !== null) {
    const isStatic = optional(body.STATIC()) !== null;
    if (isStatic && type.outer !== null)
      throw problem(type.source, body, "Inner types are not allowed to have static blocks");
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
  if (field !== null) {
    checkModifiers(type, field, "fields", modifiers);
    declareFields(type, field, modifiers, scope);
  } else if (property !== null) {
    checkModifiers(type, property, "properties", modifiers);
    addField(type, declareProperty(type, property, modifiers, scope));
  } else if (method !== null) {
    checkModifiers(type, method, "methods", modifiers);
    addMethod(type, declareMethod(type, method, modifiers, scope));
  } else if (constructor !== null) {
    checkModifiers(type, constructor, "constructors", modifiers);
    declareConstructor(type, constructor, modifiers, scope);
  }
}
