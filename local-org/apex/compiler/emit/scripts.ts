import type {
  AnonymousUnitContext,
  FieldDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  StatementContext,
  TriggerUnitContext
} from "@apexdevtools/apex-parser";
import { optional, type SyntaxNode } from "../../syntax/node.ts";
import { VOID } from "../../types/builtin.ts";
import type { ApexType } from "../../types/type.ts";
import type { Body, BodyOptions } from "../body.ts";
import { declareType, type TypeHolder } from "../declarations/declare.ts";
import { addScriptMethod } from "../declarations/methods.ts";
import { readModifiers } from "../declarations/modifiers.ts";
import { ProjectType } from "../declarations/projectType.ts";
import { assignTo } from "../conversions.ts";
import { compile } from "../expressions/compile.ts";
import { unsupported, type Source } from "../source.ts";
import { compileStatement } from "../statements/compile.ts";
import { mark } from "../statements/statement.ts";
import { resolveTypeRef } from "../types.ts";
import type { Universe } from "../../types/universe.ts";
import { literal, type Unit } from "../unit.ts";
import { emitType } from "./classes.ts";
import { bodyOf, functionCode, methodCode } from "./methods.ts";

/** Triggers and anonymous blocks: statements with methods and classes among them. */
interface Member extends SyntaxNode {
  modifier_list(): ModifierContext[];
  statement(): StatementContext;
}

interface Declaration extends TypeHolder {
  methodDeclaration(): MethodDeclarationContext;
  fieldDeclaration(): FieldDeclarationContext;
  propertyDeclaration(): SyntaxNode;
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
  const methods = type.allMethods().map((method) => `${literal(method.key)}${methodCode(unit, method)}`);
  const body = bodyOf(unit, type, { isStatic: true, returns: VOID, ...script.body });
  const run = functionCode(body, script.frame, [], () =>
    script.members.map((member) => stepCode(body, member)).join("\n")
  );
  const inner = [...type.innerTypes.values()].map((each) => emitType(unit, each)).join("\n");
  const functions = [`"run()"${run}`, ...methods].join(",\n");
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
  else if (optional(declaration.fieldDeclaration()) === null) throw unsupported(source, node, "a property in a script");
}

function stepCode(body: Body, member: Script["members"][number]): string {
  const statement = optional(member.node.statement());
  if (statement !== null) return compileStatement(body, statement).code;
  const field = member.declaration === null ? null : optional(member.declaration.fieldDeclaration());
  return field === null ? "" : variablesCode(body, field);
}

/** Variables between the statements are local to the script. */
function variablesCode(body: Body, node: FieldDeclarationContext): string {
  const type = resolveTypeRef(node.typeRef(), body.unit.typeScope(body.inside));
  const codes = node
    .variableDeclarators()
    .variableDeclarator_list()
    .map((each) => {
      const initial = optional(each.expression());
      const value = initial === null ? "null" : assignTo(body, each, compile(body, initial), type);
      return `let ${body.declare(each, each.id().getText(), type).code} = ${value};`;
    });
  return `${mark(body, node)} ${codes.join(" ")}`;
}
