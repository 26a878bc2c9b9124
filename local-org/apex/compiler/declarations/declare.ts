import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  CompilationUnitContext,
  EnumDeclarationContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  ModifierContext
} from "@apexdevtools/apex-parser";
import { optional } from "../../syntax/node.ts";
import { problem, type Source } from "../source.ts";
import { accessOf, readModifiers, type Modifiers } from "./modifiers.ts";
import { declareEnumMembers } from "./enums.ts";
import { declareClassMembers, declareInterfaceMembers } from "./members.ts";
import { checkType } from "./typeRules.ts";
import { ProjectType } from "./projectType.ts";
import type { Universe } from "../../types/universe.ts";

type TypeNode = ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext;

/** The parts of a declaration that may hold a type. */
export interface TypeHolder {
  classDeclaration(): ClassDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
}

/** Declares the type of a `.cls` file with its inner types; their members are read when they are first needed. */
export function declareUnit(tree: CompilationUnitContext, source: Source, universe: Universe): ProjectType {
  const context = tree.typeDeclaration();
  const declared = declareType(context, context.modifier_list(), null, source, universe);
  if (declared === null)
    throw problem(source, context, "Only top-level class, interface and enum declarations are allowed");
  return declared;
}

/** Declares the class, interface or enum of the holder; null where it holds none. */
export function declareType(
  holder: TypeHolder,
  modifierList: readonly ModifierContext[],
  outer: ProjectType | null,
  source: Source,
  universe: Universe
): ProjectType | null {
  const classNode = optional(holder.classDeclaration());
  const interfaceNode = optional(holder.interfaceDeclaration());
  const enumNode = optional(holder.enumDeclaration());
  const modifiers = readModifiers(modifierList);
  if (classNode !== null) return declareClass(classNode, modifiers, outer, source, universe);
  if (interfaceNode !== null) {
    const type = newType(interfaceNode, "interface", modifiers, outer, source);
    type.resolve = () => declareInterfaceMembers(type, interfaceNode, universe);
    return type;
  }
  if (enumNode === null) return null;
  const type = newType(enumNode, "enum", modifiers, outer, source);
  type.enumConstants.push(...(optional(enumNode.enumConstants())?.id_list() ?? []).map((id) => id.getText()));
  type.resolve = () => declareEnumMembers(type, universe);
  return type;
}

function declareClass(
  node: ClassDeclarationContext,
  modifiers: Modifiers,
  outer: ProjectType | null,
  source: Source,
  universe: Universe
): ProjectType {
  const type = newType(node, "class", modifiers, outer, source);
  for (const body of node.classBody().classBodyDeclaration_list()) declareInner(body, type, universe);
  type.resolve = () => declareClassMembers(type, node, universe);
  return type;
}

function declareInner(body: ClassBodyDeclarationContext, outer: ProjectType, universe: Universe): void {
  const member: MemberDeclarationContext | null = optional(body.memberDeclaration());
  if (member === null) return;
  const inner = declareType(member, body.modifier_list(), outer, outer.source, universe);
  if (inner === null) return;
  const key = inner.simpleName.toLowerCase();
  if (outer.outer !== null) throw problem(outer.source, member, "Inner types are not allowed to have inner types");
  if (outer.innerTypes.has(key) || outer.simpleName.toLowerCase() === key)
    throw problem(outer.source, member, `Type name already in use: ${inner.simpleName}`);
  outer.innerTypes.set(key, inner);
}

function newType(
  node: TypeNode,
  kind: ProjectType["kind"],
  modifiers: Modifiers,
  outer: ProjectType | null,
  source: Source
): ProjectType {
  const isAbstract = modifiers.words.has("abstract") || kind === "interface";
  const type = new ProjectType({
    source,
    node,
    name: node.id().getText(),
    kind,
    outer,
    isAbstract,
    isVirtual: isAbstract || modifiers.words.has("virtual"),
    access: accessOf(modifiers, "private"),
    sharing: modifiers.sharing,
    annotations: modifiers.annotations
  });
  checkType(type, modifiers);
  return type;
}
