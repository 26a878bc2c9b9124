import type {
  AnonymousUnitContext,
  FieldDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  StatementContext,
  TriggerUnitContext
} from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import type { ApexType } from "../../types/type.ts";
import type { Body, BodyOptions } from "../body.ts";
import { declareType, type TypeHolder } from "../declarations/declare.ts";
import { addField } from "../declarations/fields.ts";
import { addScriptMethod } from "../declarations/methods.ts";
import { declareProperty } from "../declarations/properties.ts";
import { readModifiers } from "../declarations/modifiers.ts";
import { ProjectType } from "../declarations/projectType.ts";
import type { Source } from "../source.ts";
import { compileStatement } from "../statements/compile.ts";
import { declareVariables } from "../statements/simple.ts";
import { mark } from "../statements/statement.ts";
import type { Universe } from "../../types/universe.ts";
import { literal, type Unit } from "../unit.ts";
import { accessorCodes, emitType } from "./classes.ts";
import { bodyOf, functionCode, methodCode } from "./methods.ts";

/** Triggers and anonymous blocks: statements with methods and classes among them. */
interface Member extends SyntaxNode {
  modifier_list(): ModifierContext[];
  statement(): StatementContext;
}

interface Declaration extends TypeHolder {
  methodDeclaration(): MethodDeclarationContext;
  fieldDeclaration(): FieldDeclarationContext;
  propertyDeclaration(): PropertyDeclarationContext;
}

interface Script {
  members: { node: Member; declaration: Declaration | null }[];
  type: ProjectType;
  frame: string;
  body: Pick<BodyOptions, "kind" | "triggerObject">;
}

/** Without sharing, whoever saves. A trigger as the JavaScript that defines it; it runs as the function `run()` of the class of its name. */
export function emitTrigger(unit: Unit, tree: TriggerUnitContext, object: ApexType): string {
  const members = tree
    .triggerBlock()
    .triggerBlockMember_list()
    .map((node) => ({ node, declaration: optional(node.triggerMemberDeclaration()) }));
  const type = scriptType(`Trigger.${unit.name}`, tree, unit.source, "without");
  return emitScript(unit, {
    members,
    type,
    frame: `Trigger.${unit.name}`,
    body: { kind: "trigger", triggerObject: object }
  });
}

/** With the sharing of the user who runs it. */
export function emitAnonymous(unit: Unit, tree: AnonymousUnitContext): string {
  const members = tree
    .anonymousBlock()
    .anonymousBlockMember_list()
    .map((node) => ({ node, declaration: optional(node.anonymousMemberDeclaration()) }));
  const type = scriptType("AnonymousBlock", tree, unit.source, "with");
  unit.universe.declare(type);
  return emitScript(unit, { members, type, frame: "AnonymousBlock", body: {} });
}

function scriptType(name: string, node: SyntaxNode, source: Source, sharing: "with" | "without"): ProjectType {
  return new ProjectType({
    source,
    node,
    name,
    kind: "class",
    outer: null,
    isAbstract: false,
    isVirtual: false,
    access: "public",
    sharing,
    annotations: []
  });
}

function emitScript(unit: Unit, script: Script): string {
  const { type } = script;
  for (const { node, declaration } of script.members) {
    if (declaration !== null) declareInScript(script, node, declaration, unit.source, unit.universe);
  }
  const [mistake] = type.declarationProblems();
  if (mistake !== undefined) throw mistake;
  const methods = type.allMethods().map((method) => `${literal(method.key)}${methodCode(unit, method)}`);
  const accessors = [...type.fields()].flatMap((field) => accessorCodes(unit, field));
  const body = bodyOf(unit, type, { isStatic: true, returns: VOID, ...script.body });
  const run = functionCode(body, script.frame, [], () =>
    script.members.map((member) => stepCode(body, member)).join("\n")
  );
  const inner = [...type.innerTypes.values()].map((each) => emitType(unit, each)).join("\n");
  const functions = [`"run()"${run}`, ...methods, ...accessors].join(",\n");
  return `$.define(${literal(type.name)}, { superName: null, create: ($base) => class extends $base {}, functions: {
${functions}
}, staticNames: ${JSON.stringify([...type.fieldsByName.values()].map((field) => field.key))}, initialize: null, fields: [], methods: [] });
${inner}`;
}

function declareInScript(
  script: Script,
  node: Member,
  declaration: Declaration,
  source: Source,
  universe: Universe
): void {
  const { type } = script;
  const inner = declareType(declaration, node.modifier_list(), type, source, universe);
  if (inner !== null) {
    type.innerTypes.set(inner.simpleName.toLowerCase(), inner);
    return;
  }
  const method = optional(declaration.methodDeclaration());
  if (method !== null) addScriptMethod(type, method, readModifiers(node.modifier_list()), universe);
  const property = optional(declaration.propertyDeclaration());
  if (property === null) return;
  const scope = { universe, source, inside: type };
  addField(type, { ...declareProperty(type, property, readModifiers(node.modifier_list()), scope), isStatic: true });
}

function stepCode(body: Body, member: Script["members"][number]): string {
  const statement = optional(member.node.statement());
  if (statement !== null) return compileStatement(body, statement).code;
  const field = member.declaration === null ? null : optional(member.declaration.fieldDeclaration());
  return field === null ? "" : variablesCode(body, field, member.node.modifier_list());
}

/** Variables between the statements are local to the script. */
function variablesCode(body: Body, node: FieldDeclarationContext, modifiers: readonly ModifierContext[]): string {
  return `${mark(body, node)} ${declareVariables(body, node, readModifiers(modifiers))}`;
}
